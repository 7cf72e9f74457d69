/** A file with the path under which it lay where it was taken from ("ct/2026/a.dcm"). */
export interface FileToSend {
  readonly file: File;
  readonly path: string;
}

export interface FilesToSend {
  readonly files: readonly FileToSend[];
  /** Paths of files and folders that the browser was not let into. */
  readonly unreadable: readonly string[];
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

/** What systems leave beside the files of a folder; the same is left out of folders and zips elsewhere. */
export const isClutter = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');

const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, '');

const filesIn = async (entry: FileSystemEntry): Promise<FilesToSend[]> => {
  const path = pathOf(entry);
  try {
    if (entry.isFile)
      return [{ files: [{ file: await fileOf(entry as FileSystemFileEntry), path }], unreadable: [] }];
    const inside: FilesToSend[] = [];
    for (const each of await entriesOf(entry as FileSystemDirectoryEntry))
      if (!isClutter(each.name)) inside.push(...(await filesIn(each)));
    return inside;
  } catch {
    return [{ files: [], unreadable: [path] }];
  }
};

/** All files of a drop, those in folders too. The entries must be taken before the event ends, hence at once. */
export const droppedFiles = async (transfer: DataTransfer): Promise<FilesToSend> => {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const loose = [...transfer.files];
  if (entries.length === 0)
    return { files: loose.map((file) => ({ file, path: file.name })), unreadable: [] };
  const found = (await Promise.all(entries.map(filesIn))).flat();
  return {
    files: found.flatMap(({ files }) => files),
    unreadable: found.flatMap(({ unreadable }) => unreadable),
  };
};

/** The files of a file or folder chooser. */
export const chosenFiles = (list: FileList | null): FilesToSend => {
  const files = [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  return {
    files: files.filter(({ file, path }) => file.webkitRelativePath === '' || !isClutter(path)),
    unreadable: [],
  };
};
