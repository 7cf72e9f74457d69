import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';

interface ShownOnceProps {
  readonly title: string;
  /** What it is, for whom, and how long it works. */
  readonly children: ReactNode;
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
}

const copyWords = {
  no: 'Copy',
  yes: 'Copied',
  byHand: 'Selected: press Ctrl+C',
} as const;

/** A secret that is shown now and never again; it closes only by its button, so that no stray press loses it. */
export const ShownOnce = ({ title, children, label, secret, onClose }: ShownOnceProps) => {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<keyof typeof copyWords>('no');
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('yes');
    } catch {
      // Without TLS browsers keep the clipboard to themselves.
      setCopied('byHand');
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Text>{children}</Text>
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            ref={field}
            label={label}
            readOnly
            value={secret}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            style={{ flex: 1 }}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="default"
            leftSection={
              copied === 'yes' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
            }
            onClick={() => void copy()}
            data-autofocus
          >
            {copyWords[copied]}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          It is shown this once. Kerma keeps only a hash, and cannot show it again.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
};
