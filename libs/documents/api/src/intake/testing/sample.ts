/** A file, and what the intake has to say to it: the media type it is kept as, or the code it is refused with. */
export interface Sample {
  says: string;
  name: string;
  declared?: string;
  content: Buffer;
  answer: string;
}

/** A row of the corpus. */
export const row = (says: string, name: string, content: Buffer, answer: string, declared?: string): Sample => ({
  says,
  name,
  content,
  answer,
  ...(declared && { declared }),
});
