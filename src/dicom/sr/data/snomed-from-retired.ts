/**
 * Retired SNOMED codes (scheme SRT) and the SNOMED CT concept that replaces each. Source: DICOM PS3.16 2024c, context groups
 * 19, 20, 21, 231, 244, 3629, 4009, 4031, 6022, 10002–10017 and templates 10001–10015; "seen" marks codes that makers send and no group holds.
 */
export const snomedFromRetired: Readonly<Record<string, string>> = {
  // Concept names of the templates
  'G-C0E8': '363703001', // Has Intent
  'G-C171': '272741003', // Laterality
  'G-C32C': '408730004', // Procedure Context
  'G-C036': '370129005', // Measurement Method
  'T-D0005': '91723000', // Anatomical structure
  // Procedures and event types (10002, 10005, 10013, 10014)
  'P5-06000': '44491008', // Fluoroscopy
  'P5-08000': '77477000', // Computed tomography
  'P5-40010': '71651007', // Mammography
  'P5-009FA': '168537006', // Plain radiography
  'P5-0600F': '169014003', // Fluoroscopy and radiography
  'P5-00027': '241686001', // Dual energy X-ray absorptiometry
  'R-FFB4A': '717193008', // Cone beam computed tomography
  'P5-08001': '116152004', // Spiral acquisition
  'R-FB8F1': '702569007', // Cone beam acquisition
  'P5-00100': '27483000', // Diagnostic radiography with contrast media
  'P5-0808E': '399331006', // CT without contrast
  C0860888: '116152004', // Spiral acquisition, seen under UMLS
  // Yes and no, measured and calculated (231, 10009)
  'R-0038D': '373066001',
  'R-00339': '373067005',
  'R-41D2D': '258090004', // Calculated
  'R-41D41': '258104002', // Measured
  'R-10260': '414135002', // Estimated
  'A-2C090': '15869005', // Dosimeter
  // Intent (3629)
  'P0-02179': '129428001',
  'R-408C3': '261004008',
  'R-41531': '262202000',
  'R-42453': '360156006',
  'P0-021FD': '360271000',
  'R-40641': '363675004',
  'R-40642': '363676003',
  'R-41560': '373808002',
  'R-408F2': '373825000',
  'R-41561': '373846009',
  'R-41562': '373847000',
  'R-41563': '399707004',
  'R-41564': '421974008',
  'R-40644': '447295008',
  'R-002E9': '1279505009', // Combined diagnostic and therapeutic
  // Patient on the table (19, 20, 21)
  'F-10450': '102538003', // recumbent
  'F-10460': '102539006', // semi-erect
  'F-10317': '102535000', // right lateral decubitus
  'F-10319': '102536004', // left lateral decubitus
  'F-10320': '10904000', // standing
  'F-10310': '1240000', // prone
  'F-10346': '14205002', // lithotomy
  'F-10336': '23242002', // knee-chest
  'R-40799': '260450008', // lordotic
  'F-10349': '26527006', // inverse Trendelenburg
  'F-10318': '32185000', // lateral decubitus
  'F-103A0': '33586001', // sitting
  'F-10316': '34026001', // semi-prone
  'F-10348': '34106002', // Trendelenburg
  'F-10410': '34108001', // curled-up
  'F-10380': '34296003', // frog
  'F-10340': '40199007', // supine
  'F-10326': '51845000', // anatomical
  'F-10330': '55864004', // kneeling
  'F-10390': '87068006', // stooped-over
  'F-10470': '102540008', // headfirst
  'F-10480': '102541007', // feet-first
  'R-10515': '399220000', // transverse
  'R-10516': '399366008', // oblique
  // Laterality and breasts (244, 6022)
  'G-A100': '24028007', // Right
  'G-A101': '7771000', // Left
  'G-A102': '51440002', // Bilateral
  'G-A103': '66459002', // Unilateral
  'T-04080': '63762007', // Both breasts
  'T-04020': '73056007', // Right breast
  'T-04030': '80248007', // Left breast
  // Materials (10006, 10016); the F9 codes, "… or … compound", were sent by makers
  'C-12000': '12503006', // Aluminum
  'C-120F9': '12503006',
  'C-12700': '66925006', // Copper
  'C-127F9': '66925006',
  'C-13900': '12597001', // Tin
  'C-13700': '41967008', // Silver
  'C-137F9': '41967008',
  'C-15600': '45215009', // Tantalum
  'C-156F9': '45215009',
  'C-16700': '59801003', // Rhodium
  'C-167F9': '59801003',
  'C-15000': '71128006', // Molybdenum
  'C-150F9': '71128006',
  'C-13200': '88488004', // Lead
  'C-132F9': '88488004',
  'C-16400': '26194003', // Tungsten
  'C-164F9': '26194003',
};
