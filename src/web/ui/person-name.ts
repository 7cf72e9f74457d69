/** A DICOM person name ("family^given^middle^prefix^suffix") as people write it: "Family, Given Middle". */
export const personWords = (name: string): string => {
  const [family = '', given = '', middle = ''] = (name.split('=')[0] ?? '')
    .split('^')
    .map((part) => part.trim());
  const rest = [given, middle].filter((part) => part !== '').join(' ');
  return [family, rest].filter((part) => part !== '').join(', ');
};
