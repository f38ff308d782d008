// A channel made of Microsoft's own SDK for JavaScript: its client posts activities to the bot, its Connector service takes what the bot
// sends, its token validation judges. Reads one JSON object a line ({ op, … }) and answers each with one.
'use strict';

const http = require('http');
const readline = require('readline');
const { ChannelServiceHandlerBase, ChannelServiceRoutes, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { ServiceClientCredentialsFactory } = require('botframework-connector');
const { createSerializer } = require('@azure/core-client');
const mappers = require('botframework-connector/lib/connectorApi/models/mappers');

const [appId, channelMetadata, entraMetadata] = process.argv.slice(2);
const taken = [];
let authorization;

/** Signs what the SDK's client sends with the token at hand. */
class Credentials extends ServiceClientCredentialsFactory {
  async isValidAppId(id) { return id === appId; }
  async isAuthenticationDisabled() { return false; }
  async createCredentials() {
    return {
      signRequest: async request => {
        if (authorization) request.headers.set('authorization', authorization);
        return request;
      },
    };
  }
}

const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    ToBotFromChannelOpenIdMetadataUrl: channelMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: entraMetadata,
    // Set one, and the SDK takes its own values for none of the others.
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ValidateAuthority: 'true',
  },
  new Credentials());

/** The Connector service: keeps what comes, as the SDK has read it. */
class Connector extends ChannelServiceHandlerBase {
  async authenticate(header) { return authentication.authenticateChannelRequest(header); }

  keep(kind, conversation, activity, more = {}) {
    if (activity) createSerializer(mappers, false).serialize(mappers.Activity, activity, 'activity');
    taken.push({ kind, conversation, activity, ...more });
    return { id: `sdk-${taken.length}` };
  }

  async onSendToConversation(claims, conversation, activity) { return this.keep('send', conversation, activity); }
  async onReplyToActivity(claims, conversation, replyTo, activity) { return this.keep('reply', conversation, activity, { replyTo }); }
  async onUpdateActivity(claims, conversation, id, activity) { return this.keep('update', conversation, activity, { activityId: id }); }
  async onDeleteActivity(claims, conversation, id) { this.keep('delete', conversation, null, { activityId: id }); }
  async onCreateConversation(claims, parameters) {
    this.keep('create', null, null, { parameters });
    return { id: `a:${parameters.members[0].id}` };
  }

  async onGetConversationPagedMembers(claims, conversation, pageSize, continuationToken) {
    this.keep('members', conversation, null, { pageSize, continuationToken });
    return { members: [{ id: continuationToken ? 'user-id-1' : 'user-id-0', name: 'Alex Wilber' }], continuationToken: continuationToken ? undefined : 'more' };
  }
}

/** As much of a web framework as the SDK's routes ask for. */
class Server {
  routes = [];
  post(path, handle) { this.add('POST', path, handle); }
  put(path, handle) { this.add('PUT', path, handle); }
  get(path, handle) { this.add('GET', path, handle); }
  delete(path, handle) { this.add('DELETE', path, handle); }

  add(method, path, handle) {
    const pattern = new RegExp('^' + path.replace(/:(\w+)/g, '(?<$1>[^/]+)') + '$');
    this.routes.push({ method, pattern, handle });
  }

  answer(request, response) {
    const url = new URL(request.url, 'http://localhost');
    const route = this.routes.find(each => each.method === request.method && each.pattern.test(url.pathname));
    let status = 200;
    let body;
    const result = {
      status: code => { status = code; return result; },
      send: value => { body = value; return result; },
      end: () => { response.writeHead(status, { 'content-type': 'application/json' }); response.end(body === undefined ? undefined : JSON.stringify(body)); },
    };
    if (!route) return result.status(404).end();
    const found = route.pattern.exec(url.pathname).groups ?? {};
    request.params = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, decodeURIComponent(value)]));
    request.query = Object.fromEntries(url.searchParams);
    let text = '';
    request.on('data', chunk => { text += chunk; });
    request.on('end', () => {
      request.body = text ? JSON.parse(text) : undefined;
      route.handle(request, result, () => {});
    });
  }
}

const operations = {
  /** What the SDK answers to a request with that token. */
  judge: async ({ header, activity }) => {
    try {
      await authentication.authenticateRequest(activity, header ?? '');
      return { status: 200 };
    } catch (problem) {
      return { status: problem.statusCode ?? 500 };
    }
  },

  /** Posts the activity with the SDK's client. */
  post: async ({ url, header, activity, serviceUrl }) => {
    authorization = header;
    const client = authentication.createBotFrameworkClient();
    return client.postActivity(appId, appId, url, serviceUrl, activity.conversation.id, activity);
  },

  /** What its Connector service took so far. */
  taken: async () => ({ taken }),
};

const server = new Server();
new ChannelServiceRoutes(new Connector()).register(server);
const listening = http.createServer((request, response) => server.answer(request, response)).listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: listening.address().port }));
  readline.createInterface({ input: process.stdin }).on('line', async line => {
    const { op, ...what } = JSON.parse(line);
    const answer = await operations[op](what).catch(problem => ({ problem: problem.stack }));
    console.log(JSON.stringify(answer));
  }).on('close', () => process.exit(0));
});
