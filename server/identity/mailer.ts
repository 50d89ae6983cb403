import { createTransport } from 'nodemailer';

/** A mail of ours: plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** BCP 47. */
  language: string;
}

/** Sends mail; the demo and the tests collect it instead. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close?(): void;
}

/** A mailer over SMTP (`smtp://` or `smtps://`). */
export const smtpMailer = (url: string, from: string): Mailer => {
  const transport = createTransport(url, { from });
  return {
    async send({ to, subject, text, language }) {
      await transport.sendMail({
        // As an object, so that no part of the address can name a second person.
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
};

/** Says that no mail can be sent: there is no SMTP_URL. */
export const noMailer: Mailer = {
  send: () => Promise.reject(new Error('No mail can be sent: SMTP_URL is not set.')),
};
