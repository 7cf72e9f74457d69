/** A UID, as units and the DICOM receiver name files. */
const uid = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){3,}(?:\.dcm)?$/i;

/** Whether a file's name may say who the patient is: people and programs name files after them, but for those named by a UID. */
export const fileNameMayNamePatient = (fileName: string | null): boolean =>
  fileName !== null && !uid.test(fileName);
