/** A file with the path under which it lay where it was taken from ("ct/2026/a.dcm"). */
export interface FileToSend {
  readonly file: File;
  readonly path: string;
}

/** A folder gives its entries a hundred at a time, until it gives none. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const filesIn = async (entry: FileSystemEntry): Promise<FileToSend[]> => {
  if (entry.isFile) {
    return [{ file: await fileOf(entry as FileSystemFileEntry), path: entry.fullPath.replace(/^\//, '') }];
  }
  const inside: FileToSend[] = [];
  for (const each of await entriesOf(entry as FileSystemDirectoryEntry))
    inside.push(...(await filesIn(each)));
  return inside;
};

/** All files of a drop, those in folders too. The entries must be taken before the event ends, hence at once. */
export const droppedFiles = async (transfer: DataTransfer): Promise<FileToSend[]> => {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const loose = [...transfer.files];
  if (entries.length === 0) return loose.map((file) => ({ file, path: file.name }));
  return (await Promise.all(entries.map(filesIn))).flat();
};

/** The files of a file or folder chooser. */
export const chosenFiles = (list: FileList | null): FileToSend[] =>
  [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
