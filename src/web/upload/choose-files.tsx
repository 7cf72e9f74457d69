import { Button } from '@mantine/core';
import { IconFolderPlus, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { chosenFiles, type FileToSend } from './dropped-files.ts';

interface ChooseFilesProps {
  readonly onFiles: (files: FileToSend[]) => void;
  readonly disabled: boolean;
}

/** The same as a drop, for those who rather choose: files (a zip too), or a folder with all in it. */
export const ChooseFiles = ({ onFiles, disabled }: ChooseFilesProps) => {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const taken = (input: HTMLInputElement): void => {
    onFiles(chosenFiles(input.files));
    input.value = '';
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={(event) => taken(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        {...{ webkitdirectory: '' }}
        hidden
        aria-label="Folder to upload"
        onChange={(event) => taken(event.currentTarget)}
      />
      <Button
        leftSection={<IconUpload size={16} aria-hidden />}
        disabled={disabled}
        onClick={() => files.current?.click()}
      >
        Upload files
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        disabled={disabled}
        onClick={() => folder.current?.click()}
      >
        Upload a folder
      </Button>
    </>
  );
};
