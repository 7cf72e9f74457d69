import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMyPages } from '../frame/pages.ts';
import { MailSection } from '../mail/mail-section.tsx';
import { NoticeSteps } from '../mail/notice-steps.tsx';
import { useMay } from '../session/me.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { Section } from '../ui/section.tsx';
import { Retentions } from './retentions.tsx';
import { Tablets } from './tablets.tsx';

const words: Readonly<Record<string, string>> = {
  '/audit': 'Who did or saw what, when, from where, and why.',
  '/permissions': 'What each role may do.',
  '/people': 'Who works here, their roles and accounts.',
};

const Elsewhere = () => {
  const pages = useMyPages().filter(({ path }) => path in words);
  return (
    <Section title="On pages of their own">
      <List size="sm" spacing={6} withPadding={false} listStyleType="none">
        {pages.map(({ path, label }) => (
          <List.Item key={path}>
            <Anchor component={Link} to={path} size="sm" underline="always">
              {label}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {words[path]}
            </Text>
          </List.Item>
        ))}
      </List>
    </Section>
  );
};

/** What is set for the whole installation, and by whom. */
export const SettingsPage = () => {
  const mayEnrol = useMay('devices.manage', 'everywhere');
  const managesPeople = useMay('people.manage', 'everywhere');
  const seesRetention = useMay('audit.read', 'everywhere');
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        title="Settings"
        subtitle="For the whole installation. Addresses, ports and folders are set where Kerma is started."
      />
      {mayEnrol && <Tablets />}
      {managesPeople && <MailSection />}
      {managesPeople && <NoticeSteps />}
      {seesRetention && <Retentions />}
      <Elsewhere />
    </article>
  );
};
