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
  // Anatomic regions (4031)
  'T-D4000': '818981001', // Abdomen
  'T-D400': '818981001', // Abdomen, as one maker cuts it short
  'R-FAB57': '818982008', // Abdomen and Pelvis
  'T-15420': '85856004', // Acromioclavicular joint
  'T-15750': '70258002', // Ankle joint
  'T-59900': '53505006', // Anus
  'T-280A0': '86598002', // Apex of Lung
  'T-60610': '28273000', // Bile duct
  'T-74000': '89837001', // Bladder
  'T-12700': '72001000', // Bone of lower limb
  'T-D0821': '371195002', // Bone of upper limb
  'T-04000': '76752008', // Breast
  'T-26000': '955009', // Bronchus
  'T-12770': '80144004', // Calcaneus
  'T-11501': '122494005', // Cervical spine
  'T-D00F7': '297171002', // Cervico-thoracic spine
  'T-D3000': '816094009', // Chest
  'R-FAB55': '416550000', // Chest and Abdomen
  'R-FAB56': '416775004', // Chest, Abdomen and Pelvis
  'T-12310': '51299004', // Clavicle
  'T-11BF0': '64688005', // Coccyx
  'T-59300': '71854001', // Colon
  'T-58200': '38848004', // Duodenum
  'T-15430': '16953009', // Elbow joint
  'T-D0010': '38266002', // Entire body
  'T-56000': '32849002', // Esophagus
  'T-DD163': '110861005', // Esophagus, stomach and duodenum
  'T-D0300': '66019005', // Extremity
  'T-AA000': '81745001', // Eye
  'T-D0801': '371398005', // Eye region
  'T-11196': '91397008', // Facial bones
  'T-12710': '71341001', // Femur
  'T-12750': '87342007', // Fibula
  'T-D8800': '7569003', // Finger
  'T-D9700': '56459004', // Foot
  'T-D8500': '14975008', // Forearm
  'T-63000': '28231008', // Gallbladder
  'T-D8700': '85562004', // Hand
  'T-D1100': '69536005', // Head
  'T-D1000': '774007', // Head and Neck
  'T-32000': '80891009', // Heart
  'T-D2500': '29836001', // Hip
  'T-15710': '24136001', // Hip joint
  'T-12410': '85050009', // Humerus
  'T-58600': '34516001', // Ileum
  'T-12340': '22356005', // Ilium
  'T-AB959': '361078006', // Internal Auditory Canal
  'T-D1213': '661005', // Jaw region
  'T-58400': '21306003', // Jejunum
  'T-D9200': '72696002', // Knee
  'T-59000': '14742008', // Large intestine
  'T-24100': '4596009', // Larynx
  'T-62000': '10200004', // Liver
  'T-D9400': '30021000', // Lower leg
  'T-D9000': '61685007', // Lower limb
  'T-11503': '122496007', // Lumbar spine
  'T-D00F9': '297173004', // Lumbo-sacral spine
  'T-11180': '91609006', // Mandible
  'T-11133': '59066005', // Mastoid bone
  'T-11170': '70925003', // Maxilla
  'T-D3300': '72410000', // Mediastinum
  'T-14668': '102292000', // Muscle of lower limb
  'T-13600': '30608006', // Muscle of upper limb
  'T-11149': '74386004', // Nasal bone
  'T-D1600': '45048000', // Neck
  'R-FAB52': '417437006', // Neck and Chest
  'R-FAB53': '416152001', // Neck, Chest and Abdomen
  'R-FAB54': '416319003', // Neck, Chest, Abdomen and Pelvis
  'T-11102': '55024004', // Optic canal
  'T-D14AE': '363654007', // Orbital structure
  'T-65000': '15776009', // Pancreas
  'T-65600': '110621006', // Pancreatic duct and bile duct systems
  'T-22000': '2095001', // Paranasal sinus
  'T-61100': '45289007', // Parotid gland
  'T-12730': '64234005', // Patella
  'T-D6000': '816092008', // Pelvis
  'R-FAB58': '416631005', // Pelvis and lower extremities
  'T-9200B': '41216001', // Prostate
  'T-59600': '34402009', // Rectum
  'T-11300': '113197003', // Rib
  'T-15680': '39723000', // Sacroiliac joint
  'T-11AD0': '54735007', // Sacrum
  'T-12280': '79601000', // Scapula
  'T-D1460': '42575006', // Sella turcica
  'T-12980': '58742003', // Sesamoid bones of foot
  'T-D2220': '16982005', // Shoulder
  'T-11100': '89546000', // Skull
  'T-58000': '30315005', // Small intestine
  'T-D0146': '421060004', // Spine
  'T-15610': '7844006', // Sternoclavicular joint
  'T-11210': '56873002', // Sternum
  'T-57000': '69695003', // Stomach
  'T-61300': '54019009', // Submandibular gland
  'T-15770': '27949001', // Tarsal joint
  'T-15290': '53620006', // Temporomandibular joint
  'T-D9100': '68367000', // Thigh
  'T-11502': '122495006', // Thoracic spine
  'T-D00F8': '297172009', // Thoraco-lumbar spine
  'T-D8810': '76505004', // Thumb
  'T-D9800': '29707007', // Toe
  'T-25000': '44567001', // Trachea
  'T-D8200': '40983000', // Upper arm
  'T-D8000': '53120007', // Upper limb
  'T-70010': '431491007', // Upper urinary tract
  'T-73000': '87953007', // Ureter
  'T-75000': '13648007', // Urethra
  'T-88920': '110639002', // Uterus and fallopian tubes
  'T-11011': '110517009', // Vertebral column and cranium
  'T-15460': '74670003', // Wrist joint
  'T-11166': '13881006', // Zygoma
  'T-A0100': '12738006', // Brain
};

/** Regions that later editions of DICOM name by another SNOMED CT concept. Source: PS3.16 2020e against 2022b, CID 4031. */
export const regionsRenamed: Readonly<Record<string, string>> = {
  '51185008': '816094009', // Chest
  '113345001': '818981001', // Abdomen
  '12921003': '816092008', // Pelvis
  '416949008': '818982008', // Abdomen and Pelvis
};
