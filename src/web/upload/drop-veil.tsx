import { Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import type { FilesToSend } from './dropped-files.ts';
import { startUpload, uploadStore } from './upload-store.ts';
import './upload.css';
import { useDrop } from './use-drop.ts';

/** Takes files that are dropped anywhere on the page, says so while they are held over it, and shows how they fare. */
export const DropVeil = () => {
  const navigate = useNavigate();
  const isSending = useSyncExternalStore(uploadStore.subscribe, uploadStore.now)?.state === 'sending';
  const isOver = useDrop(
    useCallback(
      (files: FilesToSend) => {
        void startUpload(files);
        void navigate('/inbox');
      },
      [navigate],
    ),
  );
  if (!isOver) return null;
  return (
    <div className="drop-veil" role="status">
      <IconDownload size={48} stroke={1.4} aria-hidden />
      <Text fw={600} fz="lg">
        {isSending ? 'An upload is under way' : 'Let go to upload'}
      </Text>
      <Text c="dimmed">
        {isSending
          ? 'Wait until it is over, or cancel it; then drop these.'
          : 'Files, folders with all that is in them, or a zip'}
      </Text>
    </div>
  );
};
