import { Button } from '@mantine/core';
import { IconFolderPlus, IconUpload } from '@tabler/icons-react';
import { useRef, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { chosenFiles } from './dropped-files.ts';
import { startUpload, uploadStore } from './upload-store.ts';

/** The same as a drop, for those who rather choose: files (a zip too), or a folder with all in it; the inbox shows how they fare. */
export const ChooseFiles = () => {
  const disabled = useSyncExternalStore(uploadStore.subscribe, uploadStore.now)?.state === 'sending';
  const navigate = useNavigate();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const taken = (input: HTMLInputElement): void => {
    void startUpload(chosenFiles(input.files));
    void navigate('/inbox');
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
