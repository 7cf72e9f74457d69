import { z } from 'zod';

/** Kinds of credentials that people of this field hold, in the words of those who issue them. */
export const credentialKinds = {
  abr: 'American Board of Radiology (ABR)',
  ccpm: 'Canadian College of Physicists in Medicine (CCPM)',
  abmp: 'American Board of Medical Physics (ABMP)',
  absnm: 'American Board of Science in Nuclear Medicine (ABSNM)',
  abhp: 'American Board of Health Physics (ABHP)',
  arrt: 'American Registry of Radiologic Technologists (ARRT)',
  'state-licence': 'State licence',
  cme: 'Continuing education',
  competency: 'Competency in a procedure or test group',
  'fluoroscopy-training': 'Fluoroscopy training',
  'fluoroscopy-privilege': 'Fluoroscopy privilege',
  other: 'Other',
} as const;
export type CredentialKind = keyof typeof credentialKinds;
export const credentialKind = z
  .enum(Object.keys(credentialKinds) as [CredentialKind, ...CredentialKind[]])
  .meta({ id: 'CredentialKind' });

/** Subfields by kind; a kind that is not here has none. The earlier names of ABR's are kept as they stand on certificates. */
export const subfieldsOf = {
  abr: {
    'diagnostic-medical-physics': 'Diagnostic Medical Physics',
    'radiological-physics': 'Radiological Physics',
    'diagnostic-radiological-physics': 'Diagnostic Radiological Physics',
    'diagnostic-imaging-physics': 'Diagnostic Imaging Physics',
    'nuclear-medical-physics': 'Nuclear Medical Physics',
    'therapeutic-medical-physics': 'Therapeutic Medical Physics',
  },
  ccpm: {
    'diagnostic-radiological-physics': 'Diagnostic Radiological Physics',
    'nuclear-medicine-physics': 'Nuclear Medicine Physics',
    'radiation-oncology-physics': 'Radiation Oncology Physics',
  },
  abmp: {
    'diagnostic-imaging-physics': 'Diagnostic Imaging Physics',
    'medical-health-physics': 'Medical Health Physics',
    other: 'Other',
  },
  absnm: {
    'nuclear-medicine-physics': 'Nuclear Medicine Physics and Instrumentation',
    'radiation-protection': 'Radiation Protection',
    other: 'Other',
  },
  arrt: {
    R: 'Radiography (R)',
    CT: 'Computed Tomography (CT)',
    VI: 'Vascular Interventional (VI)',
    CI: 'Cardiac Interventional (CI)',
  },
} as const satisfies Partial<Record<CredentialKind, Readonly<Record<string, string>>>>;

export const subfieldsFor = (kind: CredentialKind): Readonly<Record<string, string>> =>
  (subfieldsOf as Partial<Record<CredentialKind, Readonly<Record<string, string>>>>)[kind] ?? {};
