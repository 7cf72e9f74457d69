import { Button, Input, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { formatBytes } from '../ui/amounts.ts';
import './credentials.css';
import { documentRefusal, documentTypes } from './documents.ts';

interface DocumentFieldProps {
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
}

/** Takes the document behind a credential: dropped here, or chosen; says at once why one is not taken. */
export const DocumentField = ({ file, onFile }: DocumentFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (taken: File | undefined): void => {
    if (taken === undefined) return;
    const why = documentRefusal(taken);
    setRefusal(why);
    onFile(why === null ? taken : null);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Input.Wrapper label="Document" labelElement="div">
      <div
        className={isOver ? 'document-drop over' : 'document-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          aria-label="Document to attach"
          accept={documentTypes}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {file === null ? 'Choose a document' : 'Choose another'}
        </Button>
        <span role="status" style={{ overflowWrap: 'anywhere' }}>
          {file === null
            ? 'or drop a PDF, PNG or JPEG here, up to 10 MB'
            : `${file.name}, ${formatBytes(file.size)}`}
        </span>
      </div>
      {refusal !== null && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4} role="alert">
          {refusal}
        </Text>
      )}
    </Input.Wrapper>
  );
};
