import { List, Text } from '@mantine/core';
import { besideWords, ruleWords, type Policy, type Rule } from './policy-words.ts';

const Rules = ({ head, rules }: { readonly head: string; readonly rules: readonly Rule[] }) => (
  <>
    <Text size="sm" fw={600} mt={6}>
      {head}
    </Text>
    <List size="sm" spacing={2} mt={2}>
      {rules.map((rule) => (
        <List.Item key={ruleWords(rule)}>{ruleWords(rule)}</List.Item>
      ))}
    </List>
  </>
);

/** A policy as a person would read it aloud. */
export const PolicyText = ({ policy }: { readonly policy: Policy }) => (
  <div style={{ maxWidth: 780 }}>
    <Rules head={policy.anyOf.length === 1 ? 'Holds' : 'Holds any one of'} rules={policy.anyOf} />
    {policy.allOf.length > 0 && (
      <Rules
        head={policy.allOf.length === 1 ? 'and beside it' : 'and beside it all of'}
        rules={policy.allOf}
      />
    )}
    <Text size="sm" mt={6}>
      {besideWords(policy).join(' ')}
    </Text>
  </div>
);
