import { describe, expect, it } from '@jest/globals';
import { writtenMail } from './mail-text.ts';

const content = {
  subject: 'Your licence ends on 4 Dec 2026',
  paragraphs: ['It ends on 4 Dec 2026, in 7 days.', 'Renew it.'],
  link: { words: 'Your credentials', path: '/people/7' },
};
const address = 'https://kerma.hospital.example';

describe('a mail', () => {
  it('says the same in plain text and in HTML, and where to go', () => {
    const { subject, text, html } = writtenMail(content, address);
    expect(subject).toBe(content.subject);
    expect(text).toBe(
      'It ends on 4 Dec 2026, in 7 days.\n\nRenew it.\n\nYour credentials:\nhttps://kerma.hospital.example/people/7\n\n' +
        'Kerma sent this by itself; answers to it are not read.\n',
    );
    expect(html).toContain('<a href="https://kerma.hospital.example/people/7">Your credentials</a>');
    for (const said of content.paragraphs) expect(html).toContain(said);
  });

  it('begins no header of its own, whatever is in its subject', () => {
    const subject = 'Ends soon\r\nBcc: all@hospital.example\r\n\r\nhello';
    expect(writtenMail({ ...content, subject }, address).subject).toBe(
      'Ends soon Bcc: all@hospital.example hello',
    );
    expect(writtenMail({ ...content, subject: 'x'.repeat(5000) }, address).subject).toHaveLength(200);
  });

  it('has no element of HTML that someone wrote into a name', () => {
    const paragraphs = ['<img src=x onerror=alert(1)> & "Ana"'];
    const link = { words: '<b>go</b>', path: '/people/7?x="><script>' };
    const { html } = writtenMail({ ...content, paragraphs, link }, address);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Ana&quot;');
    expect(html).toContain('&lt;b&gt;go&lt;/b&gt;');
    expect(html).not.toMatch(/<img|<b>|<script/);
  });
});
