import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { smtpMailer } from '../../../server/identity/mailer.js';
import { codeMail } from '../../../server/identity/mail.text.js';

/** A mail server that keeps what it is told. */
const startSmtp = async (toRecipient = '250 ok') => {
  const heard: string[] = [];
  const server = createServer((socket: Socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      heard.push(chunk);
      if (inData) {
        if (!chunk.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
        return;
      }
      inData = /^DATA/i.test(chunk);
      if (/^QUIT/i.test(chunk)) socket.end('221 bye\r\n');
      else if (/^RCPT/i.test(chunk)) socket.write(`${toRecipient}\r\n`);
      else socket.write(inData ? '354 go\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { heard, port: (server.address() as AddressInfo).port, stop: () => server.close() };
};

const mail = {
  to: 'jan@example.nl',
  code: '012345',
  minutes: 10,
  organisation: 'Gemeente Súdwest',
  title: 'Wat wordt het: één of twee?',
  language: 'nl',
};

test('a code goes out as one plain text to one address', async () => {
  const smtp = await startSmtp();
  const mailer = smtpMailer(`smtp://127.0.0.1:${smtp.port}`, 'Stem <stem@example.nl>');
  try {
    await mailer.send(codeMail(mail));
    const text = smtp.heard.join('');
    assert.match(text, /RCPT TO:<jan@example\.nl>/);
    assert.equal(text.match(/RCPT TO/g)!.length, 1);
    assert.match(text, /^From: Stem <stem@example\.nl>/m);
    assert.match(text, /^Subject: Uw code is 012345/m);
    assert.match(text, /^Content-Type: text\/plain/m);
    assert.match(text, /^Auto-Submitted: auto-generated/m);
    assert.doesNotMatch(text, /text\/html/);
  } finally {
    mailer.close?.();
    smtp.stop();
  }
});

test('the mail is Dutch, or English where the activity is, and names who asks and what', () => {
  const dutch = codeMail(mail);
  const english = codeMail({ ...mail, language: 'en-GB' });
  for (const { text } of [dutch, english]) {
    assert.match(text, /012345/);
    assert.match(text, /Gemeente Súdwest/);
    assert.match(text, /Wat wordt het: één of twee\?/);
  }
  assert.match(dutch.subject, /Uw code/);
  assert.match(english.subject, /Your code/);
});

test('a mail about a thread can be ended by one click, and has the name that it had before', async () => {
  const smtp = await startSmtp();
  const mailer = smtpMailer(`smtp://127.0.0.1:${smtp.port}`, 'Stem <stem@example.nl>');
  const unsubscribe = `https://stem.example.nl/unsubscribe/${'x'.repeat(43)}`;
  try {
    const text = `Lees: https://stem.example.nl/a/${'lang-'.repeat(15)}x\n`;
    await mailer.send({
      to: 'jan@example.nl',
      subject: 'Nieuw',
      text,
      language: 'nl',
      id: 'm1',
      unsubscribe,
    });
    const heard = smtp.heard.join('').replaceAll('\r\n ', ' ');
    assert.ok(heard.includes(`\r\nList-Unsubscribe: <${unsubscribe}>\r\n`));
    assert.match(heard, /\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/);
    assert.match(heard, /\r\nMessage-ID: <m1@example\.nl>\r\n/);
    assert.doesNotMatch(heard, /text\/html/);
  } finally {
    mailer.close?.();
    smtp.stop();
  }
});

test('an address that is refused for good is told apart from a mail server that is busy', async () => {
  for (const [answer, kind] of [
    ['550 nobody here', 'MailRefused'],
    ['451 later', 'Error'],
  ] as const) {
    const smtp = await startSmtp(answer);
    const mailer = smtpMailer(`smtp://127.0.0.1:${smtp.port}`, 'stem@example.nl');
    const sent = mailer.send({ to: 'weg@example.nl', subject: 'Nieuw', text: 'Tekst', language: 'nl' });
    await assert.rejects(sent, { name: kind });
    mailer.close?.();
    smtp.stop();
  }
});
