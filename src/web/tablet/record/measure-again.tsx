import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

/** What usually stands behind a second measurement. */
const usualReasons = [
  'Typed wrongly',
  'Phantom or set-up was off',
  'Wrong protocol or mode',
  'To see whether it stays',
] as const;

interface MeasureAgainProps {
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why it is measured again: one tap, or typed. The first value stays. */
export const MeasureAgain = ({ onReason, onCancel }: MeasureAgainProps) => {
  const [other, setOther] = useState('');
  const isEnough = other.trim().length >= 3;
  return (
    <section aria-label="Why it is measured again">
      <p className="ask">Why again? What was entered first is kept.</p>
      <div className="choices">
        {usualReasons.map((reason) => (
          <button key={reason} type="button" onClick={() => onReason(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <form
        className="beside"
        onSubmit={(event) => {
          event.preventDefault();
          if (isEnough) onReason(other.trim());
        }}
      >
        <TextInput
          aria-label="Another reason"
          placeholder="Another reason"
          size="lg"
          maxLength={500}
          style={{ flex: 1 }}
          value={other}
          onChange={({ currentTarget }) => setOther(currentTarget.value)}
        />
        <Button type="submit" size="lg" disabled={!isEnough}>
          Take it
        </Button>
      </form>
      <button type="button" className="quiet-action" onClick={onCancel}>
        Leave it as it is
      </button>
    </section>
  );
};
