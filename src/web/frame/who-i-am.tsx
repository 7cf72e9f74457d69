import { Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconMoon, IconSun, IconSunMoon, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSignedIn } from '../session/me.ts';
import { rolesInWords } from '../session/role-words.ts';

const schemes = {
  auto: { label: 'Colours follow the system', icon: IconSunMoon, next: 'light', change: 'Use light colours' },
  light: { label: 'Light colours', icon: IconSun, next: 'dark', change: 'Use dark colours' },
  dark: { label: 'Dark colours', icon: IconMoon, next: 'auto', change: 'Let the system choose colours' },
} as const;

/** "Ana María Ruiz" as "AR". */
const initialsOf = (name: string): string => {
  const parts = name.split(/\s+/).filter((part) => /^\p{L}/u.test(part));
  const [first = '?'] = parts;
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return [first, last]
    .map((part) => Array.from(part)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
};

const SchemeItem = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { next, change } = schemes[colorScheme];
  const Icon = schemes[next].icon;
  return (
    <Menu.Item
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      closeMenuOnClick={false}
      onClick={() => setColorScheme(next)}
    >
      {change}
    </Menu.Item>
  );
};

/** Who is signed in, and what is theirs: account, colours, the way out. */
export const WhoIAm = () => {
  const { me, signOut } = useSignedIn();
  return (
    <Menu position="right-end" shadow="md" width={290}>
      <Menu.Target>
        <button type="button" className="rail-link">
          <span className="initials" aria-hidden>
            {initialsOf(me.name)}
          </span>
          Me
          <VisuallyHidden>: {me.name}, account and sign out</VisuallyHidden>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <strong>{me.name}</strong>
          <br />
          {rolesInWords(me.roles) || 'No role yet'}
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/account"
          leftSection={<IconUserCircle size={18} stroke={1.6} aria-hidden />}
        >
          My account
        </Menu.Item>
        <SchemeItem />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
