// Commands and answers, with an embed that is a list of messages.

import { describe, expect, it } from 'vitest';
import { ANSWERS, SOURCE, VERSION } from '../../../web/src/embed/protocol.js';
import { Conversation } from '../../../web/src/element/conversation.js';

const report = (type, id, fields) => ({ source: SOURCE, version: VERSION, type, id, ...fields });

function listening(conversation = new Conversation()) {
  const sent = [];
  conversation.attach((message) => sent.push(message));
  return { conversation, sent };
}

describe('a conversation', () => {
  it('keeps what is asked until somebody listens, in order', async () => {
    const conversation = new Conversation();
    expect(conversation.isAsked).toBe(false);
    const first = conversation.ask('step', { count: 3 });
    const second = conversation.ask('getConfig');
    expect(conversation.isAsked).toBe(true);
    const { sent } = listening(conversation);
    expect(sent).toMatchObject([
      { source: SOURCE, version: VERSION, type: 'step', count: 3 },
      { type: 'getConfig' },
    ]);
    expect(conversation.receive(report('config', sent[1].id, { config: 'v=1' }))).toBe(true);
    conversation.receive(report('done', sent[0].id));
    expect(await first).toBeUndefined();
    expect(await second).toBe('v=1');
    expect(conversation.isAsked).toBe(false);
  });

  it.each([
    ['getResults', { runs: [{ name: 'Adam' }] }, [{ name: 'Adam' }]],
    ['getCatalog', { catalog: { a: 1 } }, { a: 1 }],
    ['getFigure', { svg: '<svg/>' }, '<svg/>'],
    ['exportPng', { png: 'data:' }, 'data:'],
    ['exportCsv', { text: 'run,step' }, 'run,step'],
    ['getNarration', { sentences: ['One.'] }, ['One.']],
    ['setConfig', { config: 'v=1' }, 'v=1'],
    ['play', {}, undefined],
  ])('gives what the answer to %s holds', async (type, fields, value) => {
    const { conversation, sent } = listening();
    const answer = conversation.ask(type, {});
    conversation.receive(report(ANSWERS[type], sent[0].id, fields));
    expect(await answer).toEqual(value);
  });

  it('takes nothing for an answer that is none', async () => {
    const { conversation, sent } = listening();
    const answer = conversation.ask('getConfig');
    const { id } = sent[0];
    expect(conversation.receive(report('config', undefined, { config: 'a' }))).toBe(false);
    expect(conversation.receive(report('config', id + 1, { config: 'b' }))).toBe(false);
    expect(conversation.receive(report('config', {}, { config: 'c' }))).toBe(false);
    expect(conversation.receive(report('done', id))).toBe(false);
    expect(conversation.receive(report('config', id, { config: 'd' }))).toBe(true);
    expect(conversation.receive(report('config', id, { config: 'e' }))).toBe(false);
    expect(await answer).toBe('d');
  });

  it('rejects with the words and the problems of the embed', async () => {
    const { conversation, sent } = listening();
    const answer = conversation.ask('setConfig', { config: 'v=9' });
    const problems = [{ key: 'v', value: '9', message: 'must be 1' }];
    conversation.receive(report('error', sent[0].id, { message: 'v must be 1', problems }));
    await expect(answer).rejects.toMatchObject({ message: 'v must be 1', problems });
  });

  it('asks the next embed what the last one did not answer', async () => {
    const { conversation, sent } = listening();
    const lost = conversation.ask('getResults');
    const known = conversation.ask('getConfig');
    conversation.receive(report('config', sent[1].id, { config: 'v=1' }));
    conversation.detach();
    const later = listening(conversation);
    expect(later.sent).toEqual([sent[0]]);
    conversation.receive(report('results', sent[0].id, { runs: [] }));
    expect([await lost, await known]).toEqual([[], 'v=1']);
  });

  it('waits for an embed for ever, and for an answer of one that listens so long', async () => {
    const conversation = new Conversation({ limit: 5 });
    const answer = conversation.ask('getFigure');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(conversation.isAsked).toBe(true);
    listening(conversation);
    await expect(answer).rejects.toThrow('did not answer “getFigure”');
    expect(conversation.isAsked).toBe(false);
  });

  it('ends with a reason for everybody who waits', async () => {
    const { conversation } = listening();
    const answers = [conversation.ask('play'), conversation.ask('getConfig')];
    conversation.end('It is gone.');
    for (const answer of answers) await expect(answer).rejects.toThrow('It is gone.');
    expect(conversation.isAsked).toBe(false);
  });
});
