#!/usr/bin/env node
// Started by Playwright in place of a Firefox that is not its own: starts that Firefox and stands between the two.
// Playwright speaks WebDriver BiDi to it (channel `moz-firefox`), and expects a little more than a released Firefox has.
// https://w3c.github.io/webdriver-bidi/
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

/** Sets what media queries see, and is sent always: without an answer no page opens. No other may be unknown. */
const FORGIVEN = new Set(['emulation.setMediaFeaturesOverride']);
const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;

/** A download that no navigation began has no id yet, and Playwright passes over it. */
function named(message) {
  const { method, params } = message;
  if (!method?.startsWith('browsingContext.download') || params.navigation || params.download) return message;
  return { ...message, params: { ...params, download: params.url } };
}

function carry(playwright, firefox) {
  const forgiven = new Set();
  const early = [];
  playwright.on('message', (data) => {
    const text = data.toString();
    const { id, method } = JSON.parse(text);
    if (FORGIVEN.has(method)) forgiven.add(id);
    if (firefox.readyState === WebSocket.OPEN) firefox.send(text);
    else early.push(text);
  });
  firefox.on('open', () => {
    for (const text of early) firefox.send(text);
  });
  firefox.on('message', (data) => {
    const message = JSON.parse(data.toString());
    const answered = forgiven.delete(message.id) && message.error === 'unknown command';
    playwright.send(
      JSON.stringify(answered ? { type: 'success', id: message.id, result: {} } : named(message)),
    );
  });
  playwright.on('close', () => firefox.close());
  firefox.on('close', () => playwright.close());
  firefox.on('error', (error) => {
    console.error(error);
    playwright.close();
  });
}

/** The address of a server whose every connection is carried to `target`. */
function bridgeTo(target) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (playwright, { url }) => carry(playwright, new WebSocket(`${target}${url}`)));
  return new Promise((done) => {
    server.on('listening', () => done(`ws://127.0.0.1:${server.address().port}`));
  });
}

const browser = spawn(process.env.FIREFOX_BEHIND, process.argv.slice(2), {
  stdio: ['inherit', 'inherit', 'pipe'],
});
createInterface({ input: browser.stderr }).on('line', (line) => {
  const target = LISTENING.exec(line)?.[1];
  if (target) void bridgeTo(target).then((url) => console.error(`WebDriver BiDi listening on ${url}`));
  else console.error(line);
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => browser.kill(signal));
browser.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
browser.on('exit', (code) => process.exit(code ?? 1));
