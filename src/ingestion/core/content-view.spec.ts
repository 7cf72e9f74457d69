import { describe, expect, it } from '@jest/globals';
import type { ContentNode } from '../../dicom/index.ts';
import { contentView } from './content-view.ts';

const node = (valueType: string, value: string | null, children: ContentNode[] = []): ContentNode => ({
  valueType,
  relationship: 'CONTAINS',
  concept: { scheme: 'DCM', value: '121106', meaning: 'Comment', mapped: null },
  value,
  unit: null,
  codes: [],
  qualifier: null,
  children,
});

describe('the content tree as it is shown', () => {
  const tree = node('CONTAINER', null, [
    node('PNAME', 'Doe^John'),
    node('TEXT', 'repeated for Mr Doe'),
    node('TEXT', null),
    node('NUM', '12.5'),
    node('UIDREF', '2.25.1'),
  ]);
  const values = (masked: boolean) => contentView(tree, masked).children.map(({ value }) => value);

  it('is as sent', () => {
    expect(values(false)).toEqual(['Doe^John', 'repeated for Mr Doe', null, '12.5', '2.25.1']);
  });

  it('is without names and free text where patients are not kept', () => {
    expect(values(true)).toEqual(['masked', 'masked', null, '12.5', '2.25.1']);
  });
});
