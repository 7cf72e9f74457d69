import { List, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { PasswordField } from './password-field.tsx';

interface NewPasswordProps {
  readonly password: string;
  readonly onPassword: (password: string) => void;
  /** In characters. */
  readonly minLength: number;
  /** The person's own name and login. */
  readonly notWords: readonly string[];
  readonly label?: string;
}

const lengthWords = (length: number, minLength: number): string => {
  if (length >= minLength) return `At least ${minLength} characters: it has ${length}`;
  return `At least ${minLength} characters${length === 0 ? '' : `: ${minLength - length} more`}`;
};

/** Whether a password is little else than the name or the login. */
const isOwnName = (password: string, notWords: readonly string[]): boolean =>
  notWords.some(
    (word) => word.trim().length > 2 && password.trim().toLowerCase() === word.trim().toLowerCase(),
  );

/** A password is long and its own; nothing is asked of its composition (NIST SP 800-63B). */
export const NewPassword = ({ password, onPassword, minLength, notWords, label }: NewPasswordProps) => {
  const { length } = Array.from(password);
  const isLong = length >= minLength;
  const Mark = isLong ? IconCircleCheck : IconCircle;
  return (
    <div>
      <PasswordField
        label={label ?? 'Password'}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
        {...(isOwnName(password, notWords) ? { error: 'This is your own name' } : {})}
      />
      <List size="sm" mt="xs" spacing={4} center listStyleType="none" withPadding={false}>
        <List.Item icon={<Mark size={16} className={isLong ? 'state-pass' : 'state-unknown'} aria-hidden />}>
          {lengthWords(length, minLength)}
        </List.Item>
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        Spaces and all signs are welcome: a few words that belong together only for you are good. Passwords
        that are widely known are refused when you send it.
      </Text>
    </div>
  );
};
