import { oneLine } from './mail-address.ts';

/** What a mail says, before it is made text or HTML. Never a patient's name or id: mails leave the building. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Where to go; a path of ours, "/people/7". */
  readonly link: { readonly words: string; readonly path: string } | null;
}

export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const longestSubject = 200;

const closing = 'Kerma sent this by itself; answers to it are not read.';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const paragraph = (html: string): string => `<p style="margin:0 0 1em">${html}</p>`;

/** A mail in plain text and in simple HTML that says the same. `address`: of the pages, "https://kerma.hospital.example". */
export const writtenMail = ({ subject, paragraphs, link }: MailContent, address: string): WrittenMail => {
  const said = paragraphs.map(oneLine).filter((each) => each !== '');
  const url = link === null ? null : new URL(link.path, address).href;
  const linkText = link === null || url === null ? [] : [`${oneLine(link.words)}:\n${url}`];
  const linkHtml =
    link === null || url === null ? [] : [`<a href="${escaped(url)}">${escaped(oneLine(link.words))}</a>`];
  const body = [...said.map(escaped), ...linkHtml].map(paragraph).join('\n');
  const end = `<p style="margin:2em 0 0;color:#555;font-size:85%">${escaped(closing)}</p>`;
  return {
    subject: oneLine(subject).slice(0, longestSubject),
    text: `${[...said, ...linkText, closing].join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en"><body style="font:16px/1.5 sans-serif;max-width:40em">\n${body}\n${end}\n</body></html>\n`,
  };
};
