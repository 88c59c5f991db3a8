export { signKlingToken, TOKEN_TEMPLATES, type SignKlingTokenOptions, type TokenTemplate } from './sign-token.ts';
export { createKlingTokenSource, type KlingTokenSource, type KlingTokenSourceOptions } from './token-source.ts';
export { createAuthorization, type AuthorizationOptions, type KlingAuthorization, type KlingCredentialKind, type KlingCredentials } from './authorization.ts';
export { verifyKlingToken, type KlingAuthCode, type KlingTokenVerdict, type VerifyKlingTokenOptions } from './verify-token.ts';
export { signCallback, verifyCallbackSignature, CALLBACK_WINDOW_SECONDS, type CallbackHeaders, type CallbackVerdict } from './callback-signature.ts';
