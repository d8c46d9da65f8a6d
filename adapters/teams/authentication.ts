import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { HouseError } from '../../common/errors.ts';
import { quietly } from './quiet.ts';
import { wire } from './wire.ts';

type Made = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type Activity = Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0];
type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** Who signs the channels' calls and gives the bot its own tokens. */
export interface Authority {
  issuer: string;
  openIdMetadataUrl: string;
  credentials: NonNullable<Made[1]>;
}

export interface Registration {
  appType: 'SingleTenant' | 'MultiTenant';
  /** Null only where the local endpoint was switched on. */
  appId: string | null;
  appPassword: string | null;
  tenantId: string | null;
  /** The public Bot Framework where nothing is said. */
  authority?: Authority;
}

const publicService = 'https://api.botframework.com';

/** The SDK's authentication for one registration. Calls that are under way end when `closing` says so. */
export function authenticationOf({ appType, appId, appPassword, tenantId, authority }: Registration, closing: AbortSignal): ConfigurationBotFrameworkAuthentication {
  const registered = { MicrosoftAppId: appId ?? '', MicrosoftAppPassword: appPassword ?? '', ...(appId === null ? {} : { MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId ?? '' }) };
  const elsewhere = authority === undefined ? {} : {
    ToChannelFromBotLoginUrl: authority.issuer,
    ToChannelFromBotOAuthScope: authority.issuer,
    ToBotFromChannelTokenIssuer: authority.issuer,
    OAuthUrl: authority.issuer,
    ToBotFromChannelOpenIdMetadataUrl: authority.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: authority.openIdMetadataUrl,
  };
  return new ConfigurationBotFrameworkAuthentication({ ...registered, ...elsewhere }, authority?.credentials, undefined, undefined, { httpClient: wire(closing) });
}

export interface CallerNeeds {
  authentication: ConfigurationBotFrameworkAuthentication;
  registration: Registration;
  log(message: string, error: unknown): void;
}

/**
 * Lets the SDK check who calls: signature, issuer, audience, expiry and service address.
 * @throws HouseError `TokenInvalid`; `Unavailable` where the issuer's keys cannot be read.
 */
export async function callerOf({ authentication, registration, log }: CallerNeeds, authorization: string, activity: Activity): Promise<Caller> {
  // The SDK also takes tokens of emulators and other bots: of these it checks no audience, and it remembers every tenant they name.
  const issuer = registration.authority?.issuer ?? publicService;
  if (registration.appId !== null && issuerOf(authorization) !== issuer) throw new HouseError('TokenInvalid');
  try {
    return await quietly(() => authentication.authenticateRequest(activity, authorization));
  } catch (error) {
    if (!isUnreachable(error)) throw new HouseError('TokenInvalid');
    log('The keys of the Bot Framework could not be read.', error);
    throw new HouseError('Unavailable');
  }
}

/** Who says to have signed a token; nothing is proved by it. */
function issuerOf(authorization: string): unknown {
  try {
    const payload: unknown = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());
    return typeof payload === 'object' && payload !== null && 'iss' in payload ? payload.iss : undefined;
  } catch {
    return undefined;
  }
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500));
