import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly { readonly id: number; readonly words: string }[];
  readonly chosen: number | null;
  readonly onChoose: (id: number | null) => void;
  readonly error: unknown;
}

/** Type to find, then pick one. */
export const Picker = ({
  label,
  placeholder,
  text,
  onText,
  options,
  chosen,
  onChoose,
  error,
}: PickerProps) => (
  <div>
    <TextInput
      label={label}
      placeholder={placeholder}
      value={text}
      data-autofocus
      onChange={(event) => {
        onChoose(null);
        onText(event.currentTarget.value);
      }}
    />
    {error !== null && <ProblemNotice error={error} />}
    <Radio.Group
      aria-label={label}
      mt="xs"
      value={chosen === null ? '' : String(chosen)}
      onChange={(value) => onChoose(Number(value))}
    >
      <Stack gap={8} mah={300} py={2} style={{ overflowY: 'auto' }} className="picker-options">
        {options.map(({ id, words }) => (
          <Radio key={id} value={String(id)} label={<bdi>{words}</bdi>} />
        ))}
      </Stack>
    </Radio.Group>
    {options.length === 0 && text.trim() !== '' && (
      <Text size="sm" c="dimmed" mt="xs">
        Nothing found.
      </Text>
    )}
  </div>
);
