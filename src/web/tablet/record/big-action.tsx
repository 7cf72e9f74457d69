import type { ReactNode } from 'react';

interface BigActionProps {
  readonly onAct: () => void;
  readonly isOff?: boolean;
  readonly children: ReactNode;
}

/** The one thing to do next, where the thumb is. */
export const BigAction = ({ onAct, isOff = false, children }: BigActionProps) => (
  <div className="big-action">
    <button type="button" disabled={isOff} onClick={onAct}>
      {children}
    </button>
  </div>
);
