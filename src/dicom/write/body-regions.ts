import { sct } from './concepts.ts';

/** Target regions (CID 4030, 4031) in SNOMED CT. */
export const bodyRegions = {
  head: sct('69536005', 'Head'),
  neck: sct('45048000', 'Neck'),
  chest: sct('51185008', 'Chest'),
  abdomenAndPelvis: sct('818982008', 'Abdomen and Pelvis'),
  chestAbdomenPelvis: sct('416775004', 'Chest, Abdomen and Pelvis'),
  heart: sct('80891009', 'Heart'),
  brain: sct('12738006', 'Brain'),
  spine: sct('421060004', 'Spine'),
  lumbarSpine: sct('122496007', 'Lumbar spine'),
  hip: sct('24136001', 'Hip joint'),
  ankle: sct('70258002', 'Ankle joint'),
  entireBody: sct('38266002', 'Entire body'),
} as const;

export type BodyRegion = keyof typeof bodyRegions;
