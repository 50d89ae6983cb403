import { createTransport } from 'nodemailer';

/** A mail of ours: plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** BCP 47. */
  language: string;
  /** Names this mail, whenever it is sent: goes into its `Message-ID`, so that a second copy can be known as one. */
  id?: string;
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe?: string;
}

/** The mail server will never take this mail: the address is refused for good (RFC 5321 §4.2.1, 5yz to `RCPT TO`). */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** Sends mail; the demo and the tests collect it instead. Throws MailRefused, or what may pass. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close?(): void;
}

/** Milliseconds that a mail server may be silent. */
const PATIENCE = 30_000;

const refusedForGood = (error: unknown): boolean => {
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500;
};

const headersOf = ({ language, unsubscribe }: Mail): Record<string, string> => ({
  'Content-Language': language,
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribe === undefined
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
});

/** A mailer over SMTP (`smtp://` or `smtps://`). */
export const smtpMailer = (url: string, from: string): Mailer => {
  const patience = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
  const transport = createTransport({ url, ...patience }, { from });
  const host = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send(mail) {
      const sent = transport.sendMail({
        // As an object, so that no part of the address can name a second person.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        ...(mail.id === undefined ? {} : { messageId: `<${mail.id}@${host}>` }),
        headers: headersOf(mail),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await sent.catch((error: unknown) => {
        throw refusedForGood(error) ? new MailRefused('The address was refused.') : error;
      });
    },
    close: () => transport.close(),
  };
};

/** Says that no mail can be sent: there is no SMTP_URL. */
export const noMailer: Mailer = {
  send: () => Promise.reject(new Error('No mail can be sent: SMTP_URL is not set.')),
};
