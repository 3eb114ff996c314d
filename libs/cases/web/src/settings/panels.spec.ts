import type { RequirementKindDto, RubricDto, StudentGroupDto } from '@cuspid/cases/contracts';
import { GroupsPanel } from './groups-panel';
import { KindsPanel } from './kinds-panel';
import { RubricsPanel } from './rubrics-panel';
import { shownPanel } from './testing';

const kind: RequirementKindDto = {
  ...{ id: 3, version: 2, name: 'Class II cases', counts: 'CASES', caseClass: 'CLASS_2', taskKind: null },
  ...{ procedureId: null, position: 1, isActive: true },
};
const year: StudentGroupDto = {
  ...{ id: 5, version: 7, name: 'Year 4', beganOn: '2026-05-31', deadline: '2027-06-17' },
  ...{ quotas: [{ kindId: 3, quota: 4 }], studentIds: [6, 900] },
};
const rubric: RubricDto = {
  ...{ id: 8, version: 4, kind: 'CASE_STAGE', name: 'Stage', isActive: true },
  criteria: [{ key: 'diagnosis', label: 'Diagnosis', help: null }],
};
const student = (id: number, name: string) => ({ id, name, role: 'STUDENT', department: null });
const procedure = { id: 11, code: null, name: 'Scaling', category: 'Periodontology', price: null, isActive: true };
const refused = (status: number, code: string, detail: string) =>
  [
    { status, code, detail },
    { status, statusText: code },
  ] as const;

const kinds = (rows = [kind]) =>
  shownPanel(KindsPanel, { '/api/requirement-kinds': rows, '/api/procedures': [procedure] });
const groups = (rows = [year], nextCursor: string | null = null) =>
  shownPanel(
    GroupsPanel,
    {
      '/api/student-groups': rows,
      '/api/requirement-kinds': [kind],
      '/api/staff': [student(6, 'Thilini'), student(7, 'Dinuka')],
    },
    nextCursor,
  );
const rubrics = (rows = [rubric]) => shownPanel(RubricsPanel, { '/api/case-rubrics': rows });

afterEach(() => document.body.replaceChildren());

describe('the kinds of requirements', () => {
  it('says what each counts', async () => {
    expect((await kinds()).page.textContent).toContain('Counts verified cases: class II');
  });

  it('says so when there are none', async () => {
    expect((await kinds([])).page.textContent).toContain('There are no requirements yet.');
  });

  it('asks which procedure before it sends one that counts procedures', async () => {
    const { page, server, press, type } = await kinds();
    await press('Add a requirement');
    await type('Name', 'Scalings');
    await type('What counts', 'PROCEDURES');
    await press('Save');
    expect(page.textContent).toContain('Choose the procedure that counts.');
    await type('Procedure', '11');
    await press('Save');
    const { body, headers } = server.expectOne({ method: 'POST', url: '/api/requirement-kinds' }).request;
    expect(body).toEqual({ name: 'Scalings', position: 2, counts: 'PROCEDURES', procedureId: 11 });
    expect(headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('changes name and place only, and keeps what was typed when somebody else was first', async () => {
    const { page, server, settle, press, type, box, answers } = await kinds();
    await press('Change Class II cases');
    expect(page.querySelector('form select')).toBeNull();
    await type('Name', 'Class II, all');
    await press('Save');
    const request = server.expectOne('/api/requirement-kinds/3');
    expect([request.request.body, request.request.headers.get('If-Match')]).toEqual([{ name: 'Class II, all' }, '"2"']);
    answers['/api/requirement-kinds'] = [{ ...kind, version: 3, name: 'Theirs' }];
    request.flush(...refused(412, 'stale-version', 'Changed.'));
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Somebody else has just changed this.');
    expect(box('Name').value).toBe('Class II, all');
    await press('Save');
    expect(server.expectOne('/api/requirement-kinds/3').request.headers.get('If-Match')).toBe('"3"');
  });

  it('closes without a word to the API where nothing was changed, and the focus is back', async () => {
    const { page, server, press } = await kinds();
    await press('Change Class II cases');
    expect(document.activeElement).toBe(page.querySelector('form input'));
    await press('Save');
    server.expectNone('/api/requirement-kinds/3');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Change Class II cases');
  });

  it('offers to read again what did not come', async () => {
    const { page, server, settle, answers } = await shownPanel(KindsPanel, { '/api/procedures': [] });
    expect(page.querySelector('cd-skeleton')).not.toBeNull();
    server.expectOne('/api/requirement-kinds?limit=100').flush(...refused(503, 'unavailable', 'Not reached.'));
    await settle();
    expect(page.querySelector('cd-error-panel')?.textContent).toContain('The requirements could not be loaded');
    answers['/api/requirement-kinds'] = [kind];
    page.querySelector<HTMLButtonElement>('cd-error-panel button')?.click();
    await settle();
    expect(page.textContent).toContain('Class II cases');
  });
});

describe('the groups of students', () => {
  it('says from when to when, of how many, and what is asked', async () => {
    const { page } = await groups();
    expect(page.textContent).toContain('2 students');
    expect(page.textContent).toContain('Class II cases 4');
  });

  it('keeps members the list of students does not show', async () => {
    const { page, server, press, box } = await groups([year], 'c1');
    await press('Change Year 4');
    expect(page.textContent).toContain('1 more student of this group is not in this list');
    expect(page.textContent).not.toContain('Take out');
    box('Dinuka').click();
    await press('Save');
    expect(server.expectOne('/api/student-groups/5').request.body).toEqual({ studentIds: [6, 900, 7] });
  });

  it('takes out who is no student any more, once that is pressed', async () => {
    const { page, server, press } = await groups();
    await press('Change Year 4');
    expect(page.textContent).toContain('1 member is no active student any more.');
    await press('Take out');
    await press('Save');
    expect(server.expectOne('/api/student-groups/5').request.body).toEqual({ studentIds: [6] });
  });

  it('takes a quota out when its box is emptied', async () => {
    const { server, press, type } = await groups();
    await press('Change Year 4');
    await type('Class II cases', '');
    await press('Save');
    expect(server.expectOne('/api/student-groups/5').request.body).toEqual({ quotas: [] });
  });

  it('sends no deadline before its first day and no quota of nought', async () => {
    const { page, server, press, type } = await groups();
    await press('Change Year 4');
    await type('Deadline', '2026-05-30');
    await type('Class II cases', '0');
    await press('Save');
    expect(page.textContent).toContain('Must be after the day work counts from.');
    expect(page.querySelectorAll('[aria-invalid]')).toHaveLength(2);
    expect(page.textContent).toContain('How many is a whole number from 1 to 999, or empty.');
    server.expectNone('/api/student-groups/5');
  });

  it('says which group a student would leave', async () => {
    const { page, press } = await groups([year, { ...year, id: 6, name: 'Year 5', quotas: [], studentIds: [7] }]);
    await press('Change Year 4');
    expect(page.querySelector('form')?.textContent).toContain('now in Year 5');
  });
});

describe('the rubrics', () => {
  it('says in plain words that one in use cannot be deleted, and asks nothing', async () => {
    const { page, server, press } = await rubrics();
    await press('Delete Stage');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('This rubric is in use');
    server.expectNone('/api/case-rubrics/8');
  });

  it('derives keys from labels, and keeps the key of a criterion whose words change', async () => {
    const { server, press, type } = await rubrics();
    await press('Change Stage');
    await type('Criterion 1', 'Diagnosis and problems');
    await press('Add a criterion');
    await type('Criterion 2', 'Diagnosis');
    await press('Criterion 2 up');
    await press('Save');
    expect(server.expectOne('/api/case-rubrics/8').request.body).toEqual({
      criteria: [
        { key: 'diagnosis-2', label: 'Diagnosis', help: null },
        { key: 'diagnosis', label: 'Diagnosis and problems', help: null },
      ],
    });
  });

  it('writes none without a criterion', async () => {
    const { page, server, press, type } = await rubrics([]);
    await press('Add a rubric');
    await type('Name', 'Plan');
    await press('Save');
    expect(page.textContent).toContain('Say what each criterion judges, or take it out.');
    await type('Criterion 1', 'Aim');
    await type('Kind of work', 'TREATMENT_PLAN');
    await press('Save');
    expect(server.expectOne({ method: 'POST', url: '/api/case-rubrics' }).request.body).toEqual({
      ...{ name: 'Plan', kind: 'TREATMENT_PLAN', isActive: false },
      criteria: [{ key: 'aim', label: 'Aim', help: null }],
    });
  });
});
