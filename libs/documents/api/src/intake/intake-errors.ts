import { DomainError } from '@cuspid/platform/api';

/** There is not one byte in the file. */
export class FileEmpty extends DomainError {
  readonly code = 'file-empty';
  readonly status = 422;
  constructor() {
    super('The file is empty. Look at it on your machine and send it again.');
  }
}

/** Other bytes were read than were said to have arrived. */
export class FileCutShort extends DomainError {
  readonly code = 'file-cut-short';
  readonly status = 422;
  constructor() {
    super('The file did not arrive whole. Send it again.');
  }
}

/** The content is none of the kinds the clinic keeps, whatever its name says. */
export class FileKindRefused extends DomainError {
  readonly code = 'file-kind-refused';
  readonly status = 415;
  constructor(found?: string) {
    super(
      `${found ? `This is ${found}, which is not kept here` : 'Nothing the clinic keeps begins like this file'}. ` +
        'Send a JPEG, PNG, WebP, TIFF or still GIF image, a PDF, a DICOM file, a plain text (.txt) or a scan (.stl, .ply, .obj).',
    );
  }
}

/** iPhones write photographs this way when they are not told otherwise. */
export class HeicRefused extends DomainError {
  readonly code = 'heic-refused';
  readonly status = 415;
  constructor() {
    super(
      'This photo is in Apple’s HEIC format, which cannot be opened here. On the iPhone choose Settings › Camera › Formats › ' +
        'Most Compatible, or share the photo as JPEG, and send it again.',
    );
  }
}

/** The name, the type the sender declared and the content are not of one kind. */
export class FileKindsDisagree extends DomainError {
  readonly code = 'file-kinds-disagree';
  readonly status = 422;
  constructor(found: string, said: string) {
    super(`The content is ${found}, but it is called ${said}. Save it in the right format and send it again.`);
  }
}

/** A file that is one kind to one program and another kind to the next, or carries something behind its end. */
export class FileTwoInOne extends DomainError {
  readonly code = 'file-two-in-one';
  readonly status = 422;
  constructor() {
    super('There is something else in this file beside what it shows. Open it, save it anew and send that.');
  }
}

/** The content begins like its kind and cannot be read to its end. */
export class FileBroken extends DomainError {
  readonly code = 'file-broken';
  readonly status = 422;
  constructor() {
    super('The file is damaged: it cannot be read to its end. Send the original again.');
  }
}

/** More pixels than the machine can be asked to open. */
export class ImageTooLarge extends DomainError {
  readonly code = 'image-too-large';
  readonly status = 422;
  constructor(megapixels: number) {
    super(`The image has more than ${megapixels} megapixels. Scan it with a lower resolution or save a smaller one.`);
  }
}

/** An image of several pictures: an animation, or a TIFF of many pages. */
export class ImageOfMany extends DomainError {
  readonly code = 'image-of-many';
  readonly status = 422;
  constructor() {
    super('There is more than one picture in this file. Save each as an image of its own, or all as one PDF.');
  }
}

/** The PDF needs a password: what cannot be opened cannot be checked. */
export class PdfLocked extends DomainError {
  readonly code = 'pdf-locked';
  readonly status = 422;
  constructor() {
    super('The PDF is protected. Save it without a password and without restrictions, and send that.');
  }
}

/** The PDF holds a script, starts a program, sends a form, or carries other files. */
export class PdfActive extends DomainError {
  readonly code = 'pdf-active';
  readonly status = 422;
  constructor() {
    super(
      'This PDF does more than show pages: it holds a script, a form that sends itself, or other files. Print it to a new PDF and send that.',
    );
  }
}

/** The PDF has more pages or parts than a document of a patient has. */
export class PdfTooLarge extends DomainError {
  readonly code = 'pdf-too-large';
  readonly status = 422;
  constructor() {
    super('The PDF has more pages or parts than can be opened here. Split it and send the pieces.');
  }
}

/** The malware scanner knows what is in this file. */
export class FileInfected extends DomainError {
  readonly code = 'file-infected';
  readonly status = 422;
  constructor() {
    super(
      'The malware scanner found something in this file. It was not kept. Have the machine it came from looked at.',
    );
  }
}

/** More files are being looked at than the machine can do at once. */
export class IntakeBusy extends DomainError {
  readonly code = 'intake-busy';
  readonly status = 503;
  override readonly retryAfter = 5;
  constructor() {
    super('Too many files are being opened at this moment. Try again in a few seconds.');
  }
}
