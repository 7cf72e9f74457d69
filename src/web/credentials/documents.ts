import { largestDocumentBytes } from '../../personnel/credentials/credentials.contract.ts';
import { formatBytes } from '../ui/amounts.ts';

/** As the browser's file dialog takes it. */
export const documentTypes = 'application/pdf,image/png,image/jpeg';

/** Why a file is no document, in words; null where it is one by its size and kind. The server looks at the bytes again. */
export const documentRefusal = ({
  name,
  size,
  type,
}: Pick<File, 'name' | 'size' | 'type'>): string | null => {
  if (!documentTypes.split(',').includes(type))
    return `“${name}” is no PDF, PNG or JPEG. Scan the document, or take a picture of it.`;
  if (size === 0) return `“${name}” is empty. Choose it again where it lies.`;
  if (size > largestDocumentBytes)
    return `“${name}” has ${formatBytes(size)}; at most ${formatBytes(largestDocumentBytes)} are taken. Scan it at 150 dpi or in grey, or send the page that matters.`;
  return null;
};

export const documentForm = (file: File): FormData => {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
};
