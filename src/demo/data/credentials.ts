import type { CredentialKind } from '../../personnel/credentials/credential-types.contract.ts';
import type { ProfessionName } from '../../personnel/people.contract.ts';

/** Someone of the invented hospital who does not sign in. */
export interface DemoColleague {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly profession: ProfessionName;
}

export const demoColleagues: readonly DemoColleague[] = [
  {
    key: 'nils.halvorsen',
    name: 'Nils Halvorsen',
    title: 'MD, medical director of radiology',
    profession: 'physician',
  },
  { key: 'ailsa.pendergast', name: 'Ailsa Pendergast', title: 'MD, orthopaedics', profession: 'physician' },
  { key: 'jo.trevelyan', name: 'Jo Trevelyan', title: 'RT(R)', profession: 'technologist' },
  { key: 'nadia.haddad', name: 'Nadia Haddad', title: 'MS', profession: 'physicist' },
  {
    key: 'sanne.verhoeven',
    name: 'Sanne Verhoeven',
    title: 'PA-C',
    profession: 'non-physician-radiology-provider',
  },
];

/** What someone of the invented hospital holds. Every number is made up; days are counted from today. */
export interface DemoCredential {
  readonly of: string;
  readonly kind: CredentialKind;
  readonly subfield?: string;
  readonly title?: string;
  readonly number?: string;
  readonly issuer?: string;
  readonly restriction?: string;
  readonly hours?: number;
  readonly issued: number;
  /** Without it, for life. */
  readonly ends?: number;
  /** Against which source someone else checked it; without it nobody has yet. */
  readonly checkedAgainst?: string;
  readonly hasDocument?: boolean;
}

const abrDirectory = 'Directory of the ABR';
const arrtDirectory = 'ARRT directory';

export const demoCredentials: readonly DemoCredential[] = [
  {
    of: 'ingrid.solberg',
    kind: 'abr',
    subfield: 'diagnostic-medical-physics',
    number: 'P 40917',
    issued: -5400,
    checkedAgainst: abrDirectory,
    hasDocument: true,
  },
  {
    of: 'ingrid.solberg',
    kind: 'state-licence',
    title: 'Medical physicist, diagnostic',
    issuer: 'Texas',
    number: 'MP 1187',
    issued: -620,
    ends: 475,
    checkedAgainst: 'Register of the state',
  },
  {
    of: 'ingrid.solberg',
    kind: 'cme',
    title: 'Dose management in interventional suites',
    issuer: 'AAPM summer school',
    hours: 18,
    issued: -160,
    checkedAgainst: 'Certificate of attendance',
  },
  {
    of: 'mira.chaudhuri',
    kind: 'abr',
    subfield: 'diagnostic-medical-physics',
    number: 'P 62240',
    issued: -3622,
    ends: 30,
    checkedAgainst: abrDirectory,
  },
  {
    of: 'mira.chaudhuri',
    kind: 'cme',
    title: 'CT protocol review',
    issuer: 'RSNA',
    hours: 6,
    issued: -12,
  },
  {
    of: 'nadia.haddad',
    kind: 'competency',
    title: 'Annual survey of CT units',
    issuer: 'Ingrid Solberg',
    issued: -45,
    ends: 320,
    checkedAgainst: 'Assessment sheet, signed',
  },
  {
    of: 'bisi.oyelaran',
    kind: 'arrt',
    subfield: 'R',
    number: '418820',
    issued: -2900,
    ends: 210,
    checkedAgainst: arrtDirectory,
    hasDocument: true,
  },
  {
    of: 'bisi.oyelaran',
    kind: 'arrt',
    subfield: 'VI',
    number: '418820',
    issued: -1800,
    ends: 7,
    checkedAgainst: arrtDirectory,
  },
  {
    of: 'bisi.oyelaran',
    kind: 'competency',
    title: 'Daily QC of fluoroscopy units',
    issuer: 'Ingrid Solberg',
    issued: -130,
    ends: 235,
    checkedAgainst: 'Assessment sheet, signed',
  },
  {
    of: 'anna.kowalczyk',
    kind: 'arrt',
    subfield: 'CT',
    number: '530177',
    issued: -1500,
    ends: 520,
    checkedAgainst: arrtDirectory,
  },
  {
    of: 'anna.kowalczyk',
    kind: 'cme',
    title: 'Paediatric CT',
    issuer: 'ASRT',
    hours: 4.5,
    issued: -3,
    hasDocument: true,
  },
  {
    of: 'jo.trevelyan',
    kind: 'arrt',
    subfield: 'R',
    number: '377014',
    issued: -742,
    ends: -12,
    checkedAgainst: arrtDirectory,
  },
  {
    of: 'desmond.achterberg',
    kind: 'abhp',
    number: 'HP 2201',
    issued: -2300,
    ends: 980,
    checkedAgainst: 'Directory of the ABHP',
  },
  {
    of: 'elena.marchetti',
    kind: 'fluoroscopy-privilege',
    issuer: 'Credentials committee',
    number: '24-117',
    issued: -430,
    ends: 300,
    checkedAgainst: 'Minutes of the committee',
  },
  {
    of: 'elena.marchetti',
    kind: 'fluoroscopy-training',
    title: 'Fluoroscopy safety for operators',
    issuer: 'Radiation safety office',
    issued: -450,
    ends: 280,
    checkedAgainst: 'Attendance list',
  },
  {
    of: 'nils.halvorsen',
    kind: 'fluoroscopy-privilege',
    issuer: 'Credentials committee',
    number: '19-004',
    issued: -2000,
    ends: 190,
    checkedAgainst: 'Minutes of the committee',
  },
  {
    of: 'ailsa.pendergast',
    kind: 'fluoroscopy-training',
    title: 'Fluoroscopy safety for operators',
    issuer: 'Radiation safety office',
    issued: -250,
    ends: 480,
    checkedAgainst: 'Attendance list',
  },
  {
    of: 'sanne.verhoeven',
    kind: 'fluoroscopy-privilege',
    issuer: 'Credentials committee',
    number: '26-031',
    restriction: 'with a radiologist in the department',
    issued: -80,
    ends: 285,
    checkedAgainst: 'Minutes of the committee',
  },
];
