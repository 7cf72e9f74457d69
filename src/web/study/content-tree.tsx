import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contentTreeNode } from '../../ingestion/ingestion.contract.ts';
import type { ContentTreeNode } from '../../ingestion/ingestion.contract.ts';
import { getJson } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { conceptWords, findItems, valueWords } from './content-words.ts';

const mostFound = 200;

const Line = ({ item }: { readonly item: ContentTreeNode }) => (
  <span title={item.concept === null ? undefined : `${item.concept.value}, ${item.concept.scheme}`}>
    {conceptWords(item)}
    {item.children.length > 0 && valueWords(item) === '' && (
      <span className="beside"> ({item.children.length})</span>
    )}
    {valueWords(item) !== '' && <strong>: {valueWords(item)}</strong>}
  </span>
);

/** One item; what is below it is drawn only once it is opened. */
const Branch = ({ item, open = false }: { readonly item: ContentTreeNode; readonly open?: boolean }) => {
  const [isOpen, setOpen] = useState(open);
  if (item.children.length === 0) {
    return (
      <li>
        <div>
          <Line item={item} />
        </div>
      </li>
    );
  }
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Line item={item} />
        </summary>
        {isOpen && (
          <ul>
            {item.children.map((child, index) => (
              <Branch key={index} item={child} />
            ))}
          </ul>
        )}
      </details>
    </li>
  );
};

const Found = ({ root, words }: { readonly root: ContentTreeNode; readonly words: string }) => {
  const found = findItems(root, words, mostFound);
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {found.length === mostFound ? `The first ${mostFound} items` : `${found.length} items`} with “{words}”
      </Text>
      <ul>
        {found.map(({ path, item }, index) => (
          <li key={index}>
            <div>
              <Line item={item} />{' '}
              <span className="beside">in {path.slice(1).join(' › ') || 'the report'}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The content tree of one report: collapsible and searchable. */
export const ContentTree = ({ sha256 }: { readonly sha256: string }) => {
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text.trim(), 200);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['content-tree', sha256],
    queryFn: ({ signal }) => getJson(`/originals/${sha256}/content-tree`, contentTreeNode, { signal }),
    staleTime: Infinity,
  });
  if (isPending) return <ListSkeleton rows={6} />;
  if (data === undefined) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className="tree">
      <TextInput
        type="search"
        aria-label="Search in the content"
        placeholder="Concept, code or value"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="sm"
        className="no-print"
      />
      {words === '' ? (
        <ul>
          <Branch item={data} open />
        </ul>
      ) : (
        <Found root={data} words={words} />
      )}
    </div>
  );
};
