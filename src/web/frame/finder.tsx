import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../session/me.ts';
import { useMyPages, type Page } from './pages.ts';

interface Hit {
  readonly label: string;
  readonly path: string;
}

const findHits = (text: string, pages: readonly Page[], mayStudies: boolean): Hit[] => {
  const wanted = text.trim().toLowerCase();
  const found = pages.filter((page) => page.label.toLowerCase().includes(wanted));
  const studies =
    wanted === '' || !mayStudies
      ? []
      : [
          {
            label: `Studies that mention “${text.trim()}”`,
            path: `/studies?text=${encodeURIComponent(text.trim())}`,
          },
        ];
  return [...studies, ...found];
};

/** Ctrl-K: a page by its name, or the studies that mention a word. */
export const Finder = () => {
  const [opened, { open, close }] = useDisclosure(false);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const navigate = useNavigate();
  useHotkeys([['mod+K', open]], []);
  const hits = findHits(text, useMyPages(), useMay('studies.read'));
  const go = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    close();
    setText('');
    void navigate(hit.path);
  };
  return (
    <>
      <button type="button" className="rail-link" onClick={open} aria-keyshortcuts="Control+K">
        <IconSearch size={20} stroke={1.6} />
        Find
      </button>
      <Modal
        opened={opened}
        onClose={close}
        title="Find a page or a study"
        closeButtonProps={{ 'aria-label': 'Close' }}
        size="lg"
        yOffset="12vh"
      >
        <TextInput
          data-autofocus
          aria-label="Find"
          placeholder="A page, or words of a study: description, protocol, procedure"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCurrent(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setCurrent(Math.min(current + 1, hits.length - 1));
            if (event.key === 'ArrowUp') setCurrent(Math.max(current - 1, 0));
            if (event.key === 'Enter') go(hits[current]);
          }}
        />
        <div style={{ marginTop: 8 }}>
          {hits.map((hit, index) => (
            <UnstyledButton
              key={hit.path}
              onClick={() => go(hit)}
              style={{
                display: 'block',
                width: '100%',
                padding: '12px 10px',
                borderRadius: 6,
                ...(index === current ? { background: 'var(--kerma-row-current)' } : {}),
              }}
            >
              {hit.label}
            </UnstyledButton>
          ))}
        </div>
      </Modal>
    </>
  );
};
