import type { ProfessionName } from '../../personnel/people.contract.ts';
import type { Role } from '../../platform/access/permissions.contract.ts';

/** Someone of the invented hospital who can sign in. Everybody and every password here is made up, and shown to all. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly title: string | null;
  readonly profession: ProfessionName;
  readonly roles: readonly Role[];
  readonly seesPatients: boolean;
  readonly password: string;
  /** For the sign-in page: who they are and what they do. */
  readonly words: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'ingrid.solberg',
    name: 'Ingrid Solberg',
    title: 'PhD, DABR',
    profession: 'physicist',
    roles: ['physicist'],
    seesPatients: true,
    password: 'copper lantern by the fjord',
    words: 'Physicist: reviews doses, signs QC, sees patients',
  },
  {
    login: 'bisi.oyelaran',
    name: 'Bisi Oyelaran',
    title: 'RT(R)(VI)',
    profession: 'technologist',
    roles: ['technologist'],
    seesPatients: true,
    password: 'seven kites over the quay',
    words: 'Technologist: records QC, enters studies by hand',
  },
  {
    login: 'anna.kowalczyk',
    name: 'Anna Kowalczyk',
    title: 'RT(R)(CT)',
    profession: 'technologist',
    roles: ['technologist'],
    seesPatients: false,
    password: 'paper boats in the gutter',
    words: 'Technologist who does not see who patients are',
  },
  {
    login: 'desmond.achterberg',
    name: 'Desmond Achterberg',
    title: null,
    profession: 'radiation-safety-officer',
    roles: ['radiation-safety-officer'],
    seesPatients: true,
    password: 'walnut shells and marbles',
    words: 'Radiation safety officer: follows doses and the audit trail',
  },
  {
    login: 'elena.marchetti',
    name: 'Elena Marchetti',
    title: 'MD',
    profession: 'physician',
    roles: ['physician'],
    seesPatients: true,
    password: 'thunder above the olive grove',
    words: 'Physician: sees own cases',
  },
  {
    login: 'petra.ullman',
    name: 'Petra Ullman',
    title: null,
    profession: 'other',
    roles: ['administrator'],
    seesPatients: false,
    password: 'the clock tower runs late',
    words: 'Administrator: people, units, senders; no patients, no QC signature',
  },
  {
    login: 'rupert.fairweather',
    name: 'Rupert Fairweather',
    title: null,
    profession: 'other',
    roles: ['viewer'],
    seesPatients: false,
    password: 'marmalade on burnt toast',
    words: 'Viewer: looks, changes nothing',
  },
  {
    login: 'mira.chaudhuri',
    name: 'Mira Chaudhuri',
    title: 'MS, DABR',
    profession: 'physicist',
    roles: ['physicist', 'administrator'],
    seesPatients: true,
    password: 'harbour bells before dawn',
    words: 'Physicist who is administrator too',
  },
];
