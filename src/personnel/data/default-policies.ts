import type { Capacity, CapacityPolicy } from '../core/qualification.ts';

/**
 * What a site's policy begins with. Source: standards of the field as the project's owner states them (a Qualified Medical
 * Physicist is certified in the subfield of diagnostic medical physics by ABR, CCPM, ABMP or ABSNM; a technologist by ARRT
 * and/or a state licence). Verification: secondary; the site's physicist confirms the policy, and may change it with a reason.
 * ABSNM is left out until a site names the subfield that fits its units. No number of CME hours is assumed.
 */
export const defaultPolicies: Readonly<Record<Capacity, CapacityPolicy>> = {
  'qualified-medical-physicist': {
    anyOf: [
      {
        kind: 'abr',
        subfields: [
          'diagnostic-medical-physics',
          'radiological-physics',
          'diagnostic-radiological-physics',
          'diagnostic-imaging-physics',
        ],
      },
      { kind: 'ccpm', subfields: ['diagnostic-radiological-physics'] },
      { kind: 'abmp', subfields: ['diagnostic-imaging-physics'] },
    ],
    allOf: [],
    mustBeVerified: true,
    continuingEducation: null,
  },
  technologist: {
    anyOf: [
      { kind: 'arrt', subfields: [] },
      { kind: 'state-licence', subfields: [] },
    ],
    allOf: [],
    mustBeVerified: true,
    continuingEducation: null,
  },
  'fluoroscopy-operator': {
    anyOf: [
      { kind: 'fluoroscopy-training', subfields: [] },
      { kind: 'fluoroscopy-privilege', subfields: [] },
    ],
    allOf: [],
    mustBeVerified: true,
    continuingEducation: null,
  },
};
