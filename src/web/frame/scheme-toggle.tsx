import { useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';

const schemes = {
  auto: { label: 'Auto', icon: IconSunMoon, next: 'light' },
  light: { label: 'Light', icon: IconSun, next: 'dark' },
  dark: { label: 'Dark', icon: IconMoon, next: 'auto' },
} as const;

/** Auto follows the system; a press goes light, dark, auto. */
export const SchemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { label, icon: Icon, next } = schemes[colorScheme];
  return (
    <button
      type="button"
      className="rail-link"
      aria-label={`${label} colours; change to ${next}`}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={20} stroke={1.6} />
      {label}
    </button>
  );
};
