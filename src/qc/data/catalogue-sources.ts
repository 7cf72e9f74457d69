import type { Source } from '../core/procedure.ts';

const published = (title: string, url: string | null = null): Source => ({ title, url, isPublished: true });
const own = (title: string): Source => ({ title, url: null, isPublished: false });

/**
 * What the catalogue's tests and limits are cited from. Where a text was seen only as quoted by another one, the title says so;
 * an address is given where one was known in full.
 */
export const catalogueSources = {
  'NJ-22.5': published('N.J.A.C. 7:28-22.5, Table 1: radiographic QC (New Jersey)'),
  'NJ-22.6': published('N.J.A.C. 7:28-22.6, Table 2: fluoroscopic QC by facility personnel (New Jersey)'),
  'NJ-22.7': published('N.J.A.C. 7:28-22.7, Table 3: CT QC (New Jersey)'),
  'NJ-22.9': published(
    'N.J.A.C. 7:28-22.9, Table 5: fluoroscopic survey by the medical physicist (New Jersey)',
  ),
  'WAC-080': published(
    'WAC 246-226-080: CT quality control programme (Washington)',
    'http://warules.elaws.us/wac/246-226-080',
  ),
  'OR-0363': published(
    'OAR 333-106-0363: CT quality control programme (Oregon)',
    'https://www.law.cornell.edu/regulations/oregon/OAR-333-106-0363',
  ),
  'OR-0364': published(
    'OAR 333-106-0364: CT performance evaluation by the physicist (Oregon)',
    'https://oregon.public.law/rules/oar_333-106-0364',
  ),
  'OR-0367': published(
    'OAR 333-106-0367: CT records (Oregon)',
    'https://oregon.public.law/rules/oar_333-106-0367',
  ),
  'WI-157.76': published('Wisconsin DHS 157.76: fluoroscopic equipment (follows 21 CFR 1020.32)'),
  'CFR-1020.32': published(
    '21 CFR 1020.32: fluoroscopic equipment',
    'http://edocket.access.gpo.gov/cfr_2008/aprqtr/21cfr1020.32.htm',
  ),
  'CFR-1020.30': published('21 CFR 1020.30(k), (m), as quoted in a public compliance checklist'),
  'AZ-R9-7-605': published(
    'Arizona R9-7-605, Table I: half-value layers',
    'https://www.law.cornell.edu/regulations/arizona/Ariz-Admin-Code-SS-R9-7-605',
  ),
  'NV-459.570': published(
    'Nevada NAC 459.570 and 459.572: fluoroscopic exposure rate and barrier',
    'http://nvrules.elaws.us/nac/459.570',
  ),
  'AKR-SEC': published('21 CFR 1020.32(d), (e), 88 and 176 mGy/min, as quoted in several public texts'),
  'MPC-TJC': published(
    'Medical Physics Consultants: Joint Commission standards for fluoroscopy 2019, annual list',
    'https://www.mpcphysics.com/joint-commission-releases-fluoroscopy-standards/',
  ),
  'TJC-2021': published(
    'Joint Commission, prepublication: EC.02.04.03 EP 34, maximum rate in fluoroscopic mode only, from 2021',
    'https://www.jointcommission.org/standards/prepublication-standards/revised-requirement-related-to-fluoroscopy-services',
  ),
  FIERCE: published(
    'Fierce Healthcare on the Joint Commission’s CT standards: displayed dose within 20 %',
    'https://www.fiercehealthcare.com/it/joint-commission-issues-proposed-revisions-for-diagnostic-imaging-standards',
  ),
  RADSER: published('Radser: page on the ACR CT QC programme', 'https://radser.com/ct-acr-qc-program/'),
  'ACR-SCORE': published(
    'ACR, Phantom Scoring: CT (revised 12-5-2022)',
    'https://accreditationsupport.acr.org/support/solutions/articles/11000054129-phantom-scoring-ct-revised-12-21-2021-',
  ),
  'ACR-HU': published(
    'ACR, Phantom Scoring: CT (revised 8-26-2024), CT number ranges as quoted in public texts',
  ),
  'IEC-3-5': published('IEC 61223-3-5:2019, as quoted in a public text'),
  'RI-4.10': published('Rhode Island 216-RICR-40-20-4.10: quality assurance programme'),
  STANFORD: published(
    'Stanford University: inspection and inventory of lead aprons',
    'https://ehs.stanford.edu/manual/radiation-protection-guidance-hospital-staff/lead-apron-inspection-and-inventory-policy',
  ),
  LAMBERT: published(
    'Lambert, McKeon: Inspection of lead aprons: criteria for rejection (2001)',
    'https://ro.scribd.com/document/336579975/ApronInspectionCriteria-for-Rejection-8',
  ),
  TG270: published(
    'AAPM Report 270, by the documentation of pacsDisplay',
    'https://pacsdisplay.org/tg270sqc.html',
  ),
  MPPG12: published('AAPM MPPG 12.a (2022), sections 5.3 and 5.4, as quoted in a public text'),
  'ACR-QCM': published(
    'ACR, CT Quality Control Manual (2017), table of contents',
    'https://it.scribd.com/document/417505172/CT-QCManual-pdf',
  ),
  'ACR-FL': published(
    'ACR–AAPM technical standard: performance monitoring of fluoroscopic equipment (2016)',
    'https://www.scribd.com/document/720339306/Fluoroscopic-Equipment',
  ),
  AAPM74: published(
    'AAPM Report 74: Quality control in diagnostic radiology (2002)',
    'https://studylib.net/doc/14158013/quality-control-in-diagnostic-radiology',
  ),
  TG272: published(
    'AAPM TG-272: acceptance testing and evaluation of fluoroscopy systems (2021)',
    'https://doi.org/10.1002/mp.15429',
  ),
  TG190: published(
    'AAPM Report 190: accuracy of integrated radiation output indicators',
    'https://www.aapm.org/pubs/reports/detail.asp?docid=161',
  ),
  MEM: own('From memory: to be checked against the document before it counts as a requirement'),
  LOCAL: own('A proposal of ours, relative to the baseline: the unit’s physicist sets it'),
} satisfies Record<string, Source>;

export type CatalogueSource = keyof typeof catalogueSources;
