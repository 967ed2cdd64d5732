/** What an app asks about itself, with its JSON web token. */
import { forApp, type Operation } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { found, ok } from '../http/reply.ts';
import { findRepository, installationOf } from '../state/world.ts';
import { appView, installationView } from '../views/app.ts';

export const appOperations: Readonly<Record<string, Operation>> = {
  'apps/get-authenticated': forApp(({ world }) =>
    ok({ ...appView(world, world.app), installations_count: world.installations.length }),
  ),

  'apps/get-webhook-config-for-app': forApp(({ world }) =>
    ok({ url: world.app.webhookUrl ?? '', content_type: 'json', secret: '********', insecure_ssl: '0' }),
  ),

  'apps/list-installations': forApp((call) =>
    paginate(call, call.world.installations, (installation) => installationView(call.world, installation)),
  ),

  'apps/get-installation': forApp(({ world, params }) => {
    const installation = found(world.installations.find((each) => each.id === Number(params.installation_id)));
    return ok(installationView(world, installation));
  }),

  'apps/get-repo-installation': forApp(({ world, params }) => {
    const repository = found(findRepository(world, params.owner ?? '', params.repo ?? ''));
    return ok(installationView(world, found(installationOf(world, repository))));
  }),

  'apps/get-org-installation': forApp(({ world, params }) => {
    const organization = found(world.accounts.get((params.org ?? '').toLowerCase()));
    const installation = found(world.installations.find((each) => each.account === organization));
    return ok(installationView(world, installation));
  }),
};
