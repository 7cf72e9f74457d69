import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

/** For password managers: which of a person's passwords this is. */
type PasswordKind = 'current-password' | 'new-password';

interface PasswordFieldProps extends Omit<PasswordInputProps, 'autoComplete'> {
  readonly autoComplete: PasswordKind;
}

/** A password that can be shown, and that says when Caps Lock is on. */
export const PasswordField = ({ description, ...props }: PasswordFieldProps) => {
  const [isCapsLockOn, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <PasswordInput
      {...props}
      description={
        isCapsLockOn ? (
          <span role="status">
            Caps Lock is on.{description === undefined ? '' : ' '}
            {description}
          </span>
        ) : (
          description
        )
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onKeyDown={look}
      onKeyUp={look}
      onBlur={() => setCapsLock(false)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
    />
  );
};
