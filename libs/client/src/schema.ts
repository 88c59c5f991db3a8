// Written by `npm run openapi` from openapi.json. Do not edit.
export interface paths {
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks, newest first */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task
         * @description Videos and still images. What a model offers for a type is in GET /v1/models; every bad field is named at once.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow one task (server-sent events), from its beginning to its end
         * @description The stream ends with the task. Who comes back with the id of the last event gets 204, so that an EventSource stops.
         */
        get: operations["followTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens in the workspace: a stream with `Accept: text/event-stream`, else a page after a cursor
         * @description Stream and pages hold the same events with the same ids in the same order, for 30 days. Last-Event-ID or `after` replays what was missed.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload an image or a video
         * @description The body is the file itself: PNG or JPEG up to 50 MB, MP4 or QuickTime up to 200 MB. Or send `{"url": "https://…"}` as JSON, and the file is fetched from there. Name the `assetId` wherever a task takes an image or a video. Models have narrower limits of their own (GET /v1/models); they are checked when a task is created.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each model offers, by type of task */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the workspace
         * @description The one thing a suspended workspace may still read is itself.
         */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, time zone or CORS origins */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List members */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Its API keys stop working at once; `activeKeyCount` of the member says beforehand how many.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change the role of a member
         * @description Only an owner makes or unmakes owners, and the last owner stays one.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/v1/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invites, newest first */
        get: operations["listInvites"];
        put?: never;
        /**
         * Invite somebody
         * @description Answers with a one-time link, good for 7 days, to pass on to the person: the platform sends no mail. A newer invite replaces the one before.
         */
        post: operations["createInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invite */
        delete: operations["withdrawInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys, newest first
         * @description Owners and admins see the keys of everybody, developers their own.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The key is in this answer and nowhere else. It may do nothing its creator may not.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working at once, for good. Revoking it again changes nothing.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /** Change an API key */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/v1/api-keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key by a new one
         * @description The new key has the same name, scopes and limits. The old one goes on working for `overlapHours`, so that programs can change over.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with e-mail and password */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the refresh cookie for a new access token
         * @description Every refresh token is good once. One that comes again, other than from a second tab within 10 s, ends the session everywhere.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of the refresh cookie */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work in another of one’s workspaces */
        post: operations["switchWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one’s password
         * @description Ends every session of the person; the answer opens a new one.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a one-time link is for */
        get: operations["readLink"];
        put?: never;
        /**
         * Accept an invite or set a new password
         * @description Who has an account already proves it with its password; nobody else’s link can change that. The answer opens a session.
         */
        post: operations["useLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a password reset
         * @description Always 202, whether there is such an account or not. An administrator sees the request and hands out the link: the platform sends no mail.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can log in here */
        get: operations["listSignInMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the identity provider */
        get: operations["startOidcLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the identity provider sends the browser back to
         * @description Opens a session and goes on to the console; what went wrong stands in `problem` of the address.
         */
        get: operations["finishOidcLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what in the workspace, newest first
         * @description With `Accept: text/csv` all entries of the filter come as one CSV file, however many they are. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a task would cost, as a quote, and whether it would be accepted now
         * @description Takes the body of POST /v1/tasks and checks it in the same way. The price of the quote is honoured for 15 minutes when it is sent as quoteId.
         */
        post: operations["estimateTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may be used, what was used, and when it begins anew
         * @description For the workspace, the user and the API key that ask; with endUser also for that end user. Counters of live and test mode are separate.
         */
        get: operations["readQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was used, by day, model and other dimensions
         * @description With "Accept: text/csv" the whole report is streamed as CSV. Days are those of UTC.
         */
        get: operations["readUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statements of the plan (ownership, licence, commercial use, retention) */
        get: operations["readStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the statements of the plan for the workspace
         * @description Who accepts, when and which text is kept for good. Accepting the same text again changes nothing.
         */
        post: operations["acceptStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kling/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a task in the guide's shape
         * @description The same fields as POST /v1/tasks; `type` may be t2v or i2v, or absent.
         */
        post: operations["quickstartCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate-video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a task in the guide's shape
         * @description The same fields as POST /v1/tasks; `type` may be t2v or i2v, or absent.
         */
        post: operations["quickstartCreate2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kling/task/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a task in the guide's shape
         * @description With the key that created it, or from the browser that did.
         */
        get: operations["quickstartStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a task in the guide's shape
         * @description With the key that created it, or from the browser that did.
         */
        get: operations["quickstartStatus2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kling/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where the provider calls back, signed or with a token as a parameter
         * @description A hint only: the state of a task comes from an authenticated read of the provider. Any content type, 64 KiB at most. The answer is the same whether the callback counts or not.
         */
        post: operations["receiveCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kling/webhook/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where the provider calls back about one attempt
         * @description A hint only: the state of a task comes from an authenticated read of the provider. Any content type, 64 KiB at most. The answer is the same whether the callback counts or not.
         */
        post: operations["receiveCallbackOfAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a file by its signed link */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Size and type of a file */
        head: operations["headMedia"];
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether everything it needs answers */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of all workspaces, newest first */
        get: operations["adminListTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A task with its attempts */
        get: operations["adminGetTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow all workspaces (server-sent events) */
        get: operations["adminFollowEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the platform is doing */
        get: operations["adminReadOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/provider-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Provider accounts */
        get: operations["adminListProviderAccounts"];
        put?: never;
        /** Add a provider account */
        post: operations["adminCreateProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/provider-accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A provider account */
        get: operations["adminGetProviderAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change limits, address or name of an account */
        patch: operations["adminUpdateProviderAccount"];
        trace?: never;
    };
    "/admin/v1/provider-accounts/{accountId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the credentials of an account */
        post: operations["adminRotateProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/provider-accounts/{accountId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the credentials of an account at the provider */
        post: operations["adminTestProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/provider-accounts/{accountId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing more to an account */
        post: operations["adminRetireProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/provider-accounts/{accountId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use a retired account again */
        post: operations["adminActivateProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workspaces, newest first */
        get: operations["adminListWorkspaces"];
        put?: never;
        /** Create a workspace with its owner */
        post: operations["adminCreateWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A workspace */
        get: operations["adminGetWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, suspend or reactivate a workspace
         * @description A suspended workspace can read itself and do nothing else; what its keys and members send is refused with `workspace-suspended`.
         */
        patch: operations["adminUpdateWorkspace"];
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of a workspace */
        get: operations["adminListMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody into a workspace
         * @description The way back into a workspace whose owners are gone.
         */
        post: operations["adminInviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first */
        get: operations["adminListUsers"];
        put?: never;
        /**
         * Invite somebody to the platform
         * @description Answers with a one-time link, good for 7 days, to pass on to the person.
         */
        post: operations["adminCreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person */
        get: operations["adminGetUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change platform role, name or status of a person
         * @description Who is disabled is logged out, and its API keys stop. Nobody disables or demotes themselves, and one administrator always stays.
         */
        patch: operations["adminUpdateUser"];
        trace?: never;
    };
    "/admin/v1/users/{userId}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link with which a person sets a new password
         * @description Good for an hour, once. For somebody who has not signed up yet it is a new invite, good for 7 days.
         */
        post: operations["adminCreateResetLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log a person out everywhere */
        delete: operations["adminEndSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys of all workspaces, newest first */
        get: operations["adminListApiKeys"];
        put?: never;
        /** Create an API key for a member */
        post: operations["adminCreateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An API key */
        get: operations["adminGetApiKey"];
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["adminRevokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/api-keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace an API key by a new one */
        post: operations["adminRotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description With `Accept: text/csv` all entries of the filter come as one CSV file, however many they are. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["adminListAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the audit log is intact: the last run, the one under way, the last checkpoint of each chain */
        get: operations["adminReadAuditVerification"];
        put?: never;
        /** Verify the audit log now; one run at a time */
        post: operations["adminStartAuditVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/audit/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry of the audit log */
        get: operations["adminGetAuditEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans with their current version */
        get: operations["adminListPlans"];
        put?: never;
        /** Create a plan with its first version */
        post: operations["adminCreatePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan */
        get: operations["adminGetPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, describe, retire or reactivate a plan */
        patch: operations["adminUpdatePlan"];
        trace?: never;
    };
    "/admin/v1/plans/{planId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a plan, newest first */
        get: operations["adminListPlanVersions"];
        put?: never;
        /** Publish a new version; it holds for every workspace of the plan at once */
        post: operations["adminPublishPlanVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/plans/{planId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who is affected by a new version, before it is published
         * @description Changes nothing. Compares limits with what each workspace uses now and may do now, its overrides included.
         */
        post: operations["adminPreviewPlanVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Overrides of a workspace with their history, newest first */
        get: operations["adminListOverrides"];
        put?: never;
        /** Let other limits hold for a workspace, user, API key or end user until a time */
        post: operations["adminCreateOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/overrides/{overrideId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an override before its time */
        delete: operations["adminEndOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quota of a workspace */
        get: operations["adminReadQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a workspace another plan; it holds at once */
        post: operations["adminMoveWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{workspaceId}/plan/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What another plan would mean for a workspace
         * @description Changes nothing.
         */
        post: operations["adminPreviewMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "type": "text-to-video",
         *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
         *       "durationSeconds": 5,
         *       "aspectRatio": "16:9"
         *     }
         */
        CreateTask: {
            /**
             * @description What to generate
             * @enum {string}
             */
            type: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
            /** @description Scene, action, camera and style in words */
            prompt?: string;
            /** @description Model id from GET /v1/models; the default model when absent */
            model?: string;
            /** @description First frame, source image or character: an https URL or the assetId of an upload */
            imageUrl?: string;
            /** @description What to avoid; a model without such a field gets it at the end of the prompt */
            negativePrompt?: string;
            /** @description Length of the clip in seconds; the platform default when absent */
            durationSeconds?: number;
            /**
             * @description Frame shape; image-to-video follows the image
             * @enum {string}
             */
            aspectRatio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3" | "21:9" | "auto";
            /**
             * @description Of videos: std is the cheapest
             * @enum {string}
             */
            quality?: "std" | "pro" | "4k";
            /**
             * @description Of still images
             * @enum {string}
             */
            resolution?: "1k" | "2k" | "4k";
            /**
             * @description native: made with the clip; original: the input clip's own sound is kept
             * @enum {string}
             */
            audio?: "native" | "original" | "off";
            /** @description Start frame; the same as imageUrl */
            firstFrame?: string;
            /** @description End frame */
            lastFrame?: string;
            /** @description motion-control: the clip whose movement is transferred */
            motionClip?: string;
            references?: {
                /** @enum {string} */
                kind: "face" | "subject" | "image" | "element" | "video";
                /** @description The picture or clip; not for elements */
                source?: string;
                elementId?: string;
                /** @description The prompt speaks of it as @name; image_1, element_1 or video_1 when absent */
                name?: string;
                /**
                 * @description Of a video: follow it (feature) or edit it (base)
                 * @enum {string}
                 */
                use?: "feature" | "base";
            }[];
            voices?: {
                voiceId: string;
                name?: string;
            }[];
            /** @description Whether the model may cut the clip into several shots */
            multiShot?: boolean;
            /** @description The shots of the clip; their lengths add up to its duration */
            shots?: {
                prompt: string;
                durationSeconds: number;
            }[];
            /** @description How closely the result follows its input, where the model has such a setting */
            strength?: ("faithful" | "balanced" | "free") | number;
            /** @enum {string} */
            motionPreset?: "subtle" | "medium" | "dynamic" | "cinematic-camera";
            /** @description Camera control, where the model has it */
            camera?: {
                type: string;
                config?: {
                    [key: string]: number;
                };
            };
            /** @description Areas that stand still or move along a path */
            motionBrush?: {
                staticMask?: string;
                dynamicMasks?: {
                    mask: string;
                    trajectories: {
                        x: number;
                        y: number;
                    }[];
                }[];
            };
            /** @description Kept with the task; Kling itself has no seed */
            seed?: number;
            /**
             * @description motion-control: whose orientation the character follows
             * @enum {string}
             */
            characterOrientation?: "image" | "video";
            /** @description Number of still images */
            imageCount?: number;
            /** @description video-extend: the task whose clip goes on */
            sourceTaskId?: string;
            /** @description Opaque id of your own user */
            endUser?: string;
            /** @description Tag for your accounting; that of the API key when absent */
            costCentre?: string;
            /** @description A quote from POST /v1/estimates for this very request; its price is honoured */
            quoteId?: string;
            tags?: string[];
            /** @description Returned unchanged with the task */
            metadata?: {
                [key: string]: string;
            };
        };
        UploadByUrl: {
            /** @description https URL of the file, on the public internet */
            url: string;
        };
        PlanLimits: {
            /** @description API requests of the workspace per minute, evenly paced; null: no limit */
            requestsPerMinute: number | null;
            /** @description Requests that may come at once before the pace counts */
            requestBurst: number;
            /** @description Cost units of the workspace per day; null: no limit */
            unitsPerDay: number | null;
            /** @description Cost units of the workspace per month; null: no limit */
            unitsPerMonth: number | null;
            /** @description Cost units of one user per day; null: no limit */
            userUnitsPerDay: number | null;
            /** @description Cost units of one user per month; null: no limit */
            userUnitsPerMonth: number | null;
            /** @description Cost units of one endUser per day; null: no limit */
            endUserUnitsPerDay: number | null;
            /** @description Cost units of one endUser per month; null: no limit */
            endUserUnitsPerMonth: number | null;
            /** @description Tasks of the workspace at the provider at once; null: no limit */
            concurrencyPerWorkspace: number | null;
            /** @description Tasks of one user at the provider at once; null: no limit */
            concurrencyPerUser: number | null;
            /** @description Longest clip, in seconds; null: no limit */
            maxDurationSeconds: number | null;
            /** @description Variations of one task; null: no limit */
            maxVariations: number | null;
            /** @description Model ids; null: every model */
            allowedModels: string[] | null;
            /** @description Higher goes first */
            priority: number;
            /**
             * @description Whether results are shown at once, after a sample was reviewed, or after review only
             * @enum {string}
             */
            releaseMode: "immediate" | "sample" | "all";
            /** @description Of releaseMode "sample" */
            reviewSamplePercent: number;
            /** @description How long results are kept, in days; null: until deleted */
            retentionDays: number | null;
            /** @description Share of a units limit at which an event warns */
            softLimitPercent: number;
        };
        Statement: {
            /** @enum {string} */
            kind: "ownership" | "licence" | "commercial-use" | "retention";
            text: string;
        };
        Task: {
            taskId: string;
            /** @enum {string} */
            status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
            /** @description The state in words for people */
            stage: string;
            /** @enum {string} */
            type: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
            /** @enum {string} */
            mode: "live" | "test";
            model: string;
            prompt: string;
            negativePrompt?: string;
            /** @description Requested length of a video */
            durationSeconds?: number;
            /** @enum {string} */
            aspectRatio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3" | "21:9" | "auto";
            /** @enum {string} */
            quality?: "std" | "pro" | "4k";
            /** @enum {string} */
            resolution?: "1k" | "2k" | "4k";
            imageCount?: number;
            /** @enum {string} */
            audio?: "native" | "original" | "off";
            seed?: number;
            sourceTaskId?: string;
            shots?: {
                prompt: string;
                durationSeconds: number;
            }[];
            /** @description Why the task is not moving right now */
            waiting?: {
                /** @enum {string} */
                reason: "concurrency" | "budget" | "provider" | "review" | "backoff" | "outcome-unknown" | "quarantine" | "policy-check";
                detail: string;
            };
            cost: {
                costUnits: number;
                /** @description true until the task has ended */
                estimated: boolean;
            };
            error?: {
                code: string;
                message: string;
            };
            timeline: {
                /** @enum {string} */
                status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
                at: string;
                version: number;
                note?: string;
            }[];
            endUser?: string;
            costCentre?: string;
            tags: string[];
            metadata: {
                [key: string]: string;
            };
            createdAt: string;
            updatedAt: string;
            finishedAt?: string;
            /** @description Link to the first video; absent while there is none, and for images */
            videoUrl?: string;
            outputs: {
                assetId: string;
                /** @enum {string} */
                kind: "video" | "image";
                /** @description Position among the results of the task, from 0 */
                index: number;
                /** @description Key in the object store */
                key: string;
                bytes: number;
                sha256: string;
                /** @description Videos only */
                durationSeconds?: number;
                width: number;
                height: number;
                /** @description Videos only */
                frameRate?: number;
                /** @description Videos only */
                videoCodec?: string;
                /** @description Signed link, valid for a limited time */
                url: string;
            }[];
        };
        TaskPage: {
            data: components["schemas"]["Task"][];
            meta: {
                nextCursor?: string;
            };
        };
        EventFeedPage: {
            data: components["schemas"]["Event"][];
            meta: {
                /** @description Send it as `after` to read on, at once when `hasMore`, else later */
                nextCursor: string;
                hasMore: boolean;
                /** @description The cursor is unknown or older than 30 days: events may be missing before these; read the current state */
                reset?: boolean;
            };
        };
        Event: {
            /** @description Cursor: counts the events of the workspace */
            id: string;
            /** @description Never changes; the same in webhooks */
            eventId: string;
            /** @enum {string} */
            type: "task.updated" | "quota.threshold-reached";
            occurredAt: string;
            taskId?: string;
            data: components["schemas"]["TaskUpdatedData"] | components["schemas"]["QuotaThresholdData"];
        };
        /** @description A task entered a state, or why it waits has changed */
        TaskUpdatedData: {
            taskId: string;
            /** @enum {string} */
            mode: "live" | "test";
            /** @enum {string} */
            type: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
            model: string;
            durationSeconds: number;
            /** @enum {string} */
            status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
            /** @enum {string} */
            previousStatus?: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
            at: string;
            version: number;
            costUnits: number;
            createdAt: string;
            /** @description Why the task is not moving right now */
            waiting?: {
                /** @enum {string} */
                reason: "concurrency" | "budget" | "provider" | "review" | "backoff" | "outcome-unknown" | "quarantine" | "policy-check";
                detail: string;
            };
            error?: {
                code: string;
                message: string;
            };
            endUser?: string;
            costCentre?: string;
            /** @description The status in words for people */
            stage: string;
        };
        /** @description Use of a units limit reached the soft limit of the plan, or the whole */
        QuotaThresholdData: {
            /** @enum {string} */
            mode: "live" | "test";
            /** @enum {string} */
            scope: "workspace" | "user" | "api-key" | "end-user";
            scopeId: string;
            /** @enum {string} */
            period: "day" | "month";
            periodStart: string;
            /** @description The threshold: the soft limit of the plan, or 100 */
            percent: number;
            usedUnits: number;
            limitUnits: number;
            at: string;
        };
        Upload: {
            assetId: string;
            /** @enum {string} */
            contentType: "image/png" | "image/jpeg" | "video/mp4" | "video/quicktime";
            bytes: number;
            /** @description Pixels */
            width: number;
            /** @description Pixels */
            height: number;
            /** @description Videos only */
            durationSeconds?: number;
            /** @description Videos only: frames per second */
            frameRate?: number;
            sha256: string;
        };
        Model: {
            id: string;
            aliases: string[];
            operations: {
                /** @enum {string} */
                type: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
                /**
                 * @description legacy: in older documentation only, may stop; retired: refused
                 * @enum {string}
                 */
                status: "current" | "legacy" | "retired";
                /** @description Generations of the Kling API that offer it; the new one needs a provider account with an API key */
                generations: ("legacy" | "new")[];
                source: string;
                /** @description Used when a request of this type names no model */
                isDefault: boolean;
                qualities: string[];
                resolutions: {
                    [key: string]: string;
                };
                imageResolutions: string[];
                durationsSeconds: number[];
                aspectRatios: string[];
                audio: string[];
                cameraTypes: string[];
                promptRequired: boolean;
                /** @description Unicode code points */
                promptMaxCharacters: number;
                /** @enum {string} */
                negativePrompt: "accepted" | "appended-to-prompt";
                negativePromptMaxCharacters?: number;
                features: string[];
                limits: {
                    maxReferenceImages?: number;
                    maxElements?: number;
                    maxVoices?: number;
                    maxImageCount?: number;
                    maxShots?: number;
                };
                prices: {
                    quality?: string;
                    resolution?: string;
                    audio?: string;
                    durationSeconds?: number;
                    withVideo?: boolean;
                    withVoice?: boolean;
                    /** @enum {string} */
                    unit: "second" | "clip" | "image";
                    /** @description Kling's own units */
                    units: number;
                }[];
            }[];
        };
        Workspace: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "active" | "suspended";
            timeZone: string;
            corsOrigins: string[];
            planId: string;
            createdAt: string;
            updatedAt: string;
            version: number;
        };
        Member: {
            /** @description The same as userId */
            id: string;
            userId: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "developer" | "billing" | "read-only";
            /**
             * @description Of the person; whoever is disabled can do nothing anywhere
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description API keys that stop working when this member is removed */
            activeKeyCount: number;
            joinedAt: string;
        };
        RemovedMember: {
            id: string;
            userId: string;
            consequences: components["schemas"]["Consequences"];
        };
        Consequences: {
            keysStopped: number;
            sessionsEnded: number;
            invitesWithdrawn: number;
        };
        Invite: {
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "developer" | "billing" | "read-only";
            /** @enum {string} */
            status: "open" | "used" | "expired" | "withdrawn";
            /** @description Id of the user */
            invitedBy: string | null;
            createdAt: string;
            expiresAt: string;
        };
        CreatedInvite: {
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "developer" | "billing" | "read-only";
            /** @enum {string} */
            status: "open" | "used" | "expired" | "withdrawn";
            /** @description Id of the user */
            invitedBy: string | null;
            createdAt: string;
            expiresAt: string;
            /** @description One-time link to pass on to the person; shown only now */
            url: string;
        };
        ApiKey: {
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description owner-gone: its owner was disabled or is no member any more
             * @enum {string}
             */
            status: "active" | "expired" | "revoked" | "owner-gone";
            /** @description Beginning of the key, to recognise it by */
            prefix: string;
            /** @description End of the key; unknown of the oldest ones */
            last4: string | null;
            /** @description It can do what these and the role of its owner both allow */
            scopes: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            ipAllowList: string[];
            costCentre: string | null;
            unitsPerDay: number | null;
            unitsPerMonth: number | null;
            requestsPerMinute: number | null;
            /** @description Its owner */
            userId: string;
            userEmail: string;
            createdBy: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description Noted once a minute at most */
            lastUsedAt: string | null;
            lastUsedIp: string | null;
            /** @description Id of the key this one replaces */
            rotatedFrom: string | null;
            /** @description Id of the key that replaces this one */
            replacedBy: string | null;
        };
        CreatedApiKey: {
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description owner-gone: its owner was disabled or is no member any more
             * @enum {string}
             */
            status: "active" | "expired" | "revoked" | "owner-gone";
            /** @description Beginning of the key, to recognise it by */
            prefix: string;
            /** @description End of the key; unknown of the oldest ones */
            last4: string | null;
            /** @description It can do what these and the role of its owner both allow */
            scopes: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            ipAllowList: string[];
            costCentre: string | null;
            unitsPerDay: number | null;
            unitsPerMonth: number | null;
            requestsPerMinute: number | null;
            /** @description Its owner */
            userId: string;
            userEmail: string;
            createdBy: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description Noted once a minute at most */
            lastUsedAt: string | null;
            lastUsedIp: string | null;
            /** @description Id of the key this one replaces */
            rotatedFrom: string | null;
            /** @description Id of the key that replaces this one */
            replacedBy: string | null;
            /** @description The key; shown only now */
            key: string;
        };
        Session: {
            accessToken: string;
            expiresInSeconds: number;
            user: {
                id: string;
                email: string;
                name: string;
                platformRole: ("operator" | "reviewer" | "admin") | null;
                /** @description Of the platform role, in the console */
                permissions: {
                    resource: string;
                    action: string;
                }[];
            };
            /** @description The one this access token is for */
            workspace: {
                /** @description Of the workspace */
                id: string;
                name: string;
                /** @enum {string} */
                status: "active" | "suspended";
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
                permissions: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            } | null;
            workspaces: {
                /** @description Of the workspace */
                id: string;
                name: string;
                /** @enum {string} */
                status: "active" | "suspended";
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
            }[];
            notices: {
                /** @constant */
                kind: "session-token-reused";
                at: string;
                ip: string | null;
            }[];
        };
        Me: {
            user: {
                id: string;
                email: string;
                name: string;
                platformRole: ("operator" | "reviewer" | "admin") | null;
                /** @description Of the platform role, in the console */
                permissions: {
                    resource: string;
                    action: string;
                }[];
            };
            /** @description The one this access token is for */
            workspace: {
                /** @description Of the workspace */
                id: string;
                name: string;
                /** @enum {string} */
                status: "active" | "suspended";
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
                permissions: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            } | null;
            workspaces: {
                /** @description Of the workspace */
                id: string;
                name: string;
                /** @enum {string} */
                status: "active" | "suspended";
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
            }[];
        };
        OwnSession: {
            id: string;
            current: boolean;
            createdAt: string;
            lastSeenAt: string;
            expiresAt: string;
            ip: string | null;
            userAgent: string | null;
        };
        Link: {
            /** @enum {string} */
            purpose: "invite" | "password-reset";
            email: string;
            workspaceName: string | null;
            role: ("owner" | "admin" | "developer" | "billing" | "read-only") | null;
            platformRole: ("operator" | "reviewer" | "admin") | null;
            expiresAt: string;
            /**
             * @description Whether the person chooses a password now or proves to be who owns the account
             * @enum {string}
             */
            asks: "new-password" | "known-password";
        };
        SignInMethods: {
            /** @constant */
            password: true;
            oidc: {
                name: string;
                startUrl: string;
            } | null;
        };
        AuditEntry: {
            /** @description <chain>:<seq> */
            id: string;
            /** @description Id of the workspace, or "platform" */
            chain: string;
            /** @description Number in its chain, without gaps */
            seq: number;
            /** Format: date-time */
            occurredAt: string;
            action: string;
            /** @description Who did it. The name is the present one: the e-mail address of a person, the name of a key */
            actor: {
                /** @enum {string} */
                kind: "user" | "api-key" | "system" | "command-line";
                id: string;
                name?: string;
            };
            target: {
                kind: string;
                id: string;
                name?: string;
            };
            /** @description Fields that changed, as they were */
            before?: {
                [key: string]: unknown;
            };
            /** @description Fields that changed, as they became */
            after?: {
                [key: string]: unknown;
            };
            reason?: string;
            requestId?: string;
            ip?: string;
            /** @description sha256 (hex) over the entry and the hash before it */
            hash: string;
        };
        EstimateWithFit: {
            /** @description Send it with the same request to POST /v1/tasks */
            quoteId: string;
            costUnits: number;
            priceVersion: string;
            expiresAt: string;
            model: string;
            durationSeconds?: number;
            quality?: string;
            imageCount?: number;
            /** @description What the price is the product of: seconds or images, tier, feature */
            basis: {
                label: string;
                value: number;
            }[];
            /**
             * @description Whether a task that fails costs something
             * @enum {string}
             */
            billing: "on-success" | "on-submission";
            fits: {
                /** @description Whether creating it now would be accepted */
                allowed: boolean;
                /** @description Every limit that would refuse it */
                refusedBy: {
                    /** @enum {string} */
                    code: "quota-exceeded" | "statements-not-accepted";
                    /** @enum {string} */
                    scope: "workspace" | "user" | "api-key" | "end-user";
                    scopeId: string;
                    /** @enum {string} */
                    period?: "day" | "month";
                    usedUnits?: number;
                    limitUnits?: number;
                    resetsAt?: string;
                }[];
                /** @description Limits under which it would be accepted and wait for its turn */
                waitsFor: ("concurrencyPerWorkspace" | "concurrencyPerUser")[];
            };
        };
        Quota: {
            /** @description Of the workspace */
            id: string;
            plan: {
                id: string;
                name: string;
                version: number;
            };
            /** @enum {string} */
            mode: "live" | "test";
            /** @description What holds for this caller: plan, overrides and key together */
            limits: {
                /** @description API requests of the workspace per minute, evenly paced; null: no limit */
                requestsPerMinute: number | null;
                /** @description Requests that may come at once before the pace counts */
                requestBurst: number;
                /** @description Cost units of the workspace per day; null: no limit */
                unitsPerDay: number | null;
                /** @description Cost units of the workspace per month; null: no limit */
                unitsPerMonth: number | null;
                /** @description Cost units of one user per day; null: no limit */
                userUnitsPerDay: number | null;
                /** @description Cost units of one user per month; null: no limit */
                userUnitsPerMonth: number | null;
                /** @description Cost units of one endUser per day; null: no limit */
                endUserUnitsPerDay: number | null;
                /** @description Cost units of one endUser per month; null: no limit */
                endUserUnitsPerMonth: number | null;
                /** @description Tasks of the workspace at the provider at once; null: no limit */
                concurrencyPerWorkspace: number | null;
                /** @description Tasks of one user at the provider at once; null: no limit */
                concurrencyPerUser: number | null;
                /** @description Longest clip, in seconds; null: no limit */
                maxDurationSeconds: number | null;
                /** @description Variations of one task; null: no limit */
                maxVariations: number | null;
                /** @description Model ids; null: every model */
                allowedModels: string[] | null;
                /** @description Higher goes first */
                priority: number;
                /**
                 * @description Whether results are shown at once, after a sample was reviewed, or after review only
                 * @enum {string}
                 */
                releaseMode: "immediate" | "sample" | "all";
                /** @description Of releaseMode "sample" */
                reviewSamplePercent: number;
                /** @description How long results are kept, in days; null: until deleted */
                retentionDays: number | null;
                /** @description Share of a units limit at which an event warns */
                softLimitPercent: number;
                /** @description Cost units of this API key per day; null: no limit */
                keyUnitsPerDay: number | null;
                /** @description Cost units of this API key per month; null: no limit */
                keyUnitsPerMonth: number | null;
                /** @description Tasks at the provider at once of a user without an override of their own; null: no limit */
                defaultConcurrencyPerUser: number | null;
                /** @description Grows with every change of plan or override */
                version: number;
                /** @description IANA time zone in which days and months begin */
                timeZone: string;
            };
            units: components["schemas"]["UnitsQuota"][];
            concurrency: {
                workspace: {
                    running: number;
                    limit: number | null;
                };
                user: {
                    running: number;
                    limit: number | null;
                };
            };
            requests: components["schemas"]["RequestRate"][];
            /** @description Those in force that concern this caller */
            overrides: {
                id: string;
                /** @enum {string} */
                target: "workspace" | "user" | "api-key" | "end-user";
                targetId: string;
                limits: {
                    /** @description API requests of the workspace per minute, evenly paced; null: no limit */
                    requestsPerMinute?: number | null;
                    /** @description Requests that may come at once before the pace counts */
                    requestBurst?: number;
                    /** @description Cost units of the workspace per day; null: no limit */
                    unitsPerDay?: number | null;
                    /** @description Cost units of the workspace per month; null: no limit */
                    unitsPerMonth?: number | null;
                    /** @description Cost units of one user per day; null: no limit */
                    userUnitsPerDay?: number | null;
                    /** @description Cost units of one user per month; null: no limit */
                    userUnitsPerMonth?: number | null;
                    /** @description Cost units of one endUser per day; null: no limit */
                    endUserUnitsPerDay?: number | null;
                    /** @description Cost units of one endUser per month; null: no limit */
                    endUserUnitsPerMonth?: number | null;
                    /** @description Tasks of the workspace at the provider at once; null: no limit */
                    concurrencyPerWorkspace?: number | null;
                    /** @description Tasks of one user at the provider at once; null: no limit */
                    concurrencyPerUser?: number | null;
                    /** @description Longest clip, in seconds; null: no limit */
                    maxDurationSeconds?: number | null;
                    /** @description Variations of one task; null: no limit */
                    maxVariations?: number | null;
                    /** @description Model ids; null: every model */
                    allowedModels?: string[] | null;
                    /** @description Higher goes first */
                    priority?: number;
                    /**
                     * @description Whether results are shown at once, after a sample was reviewed, or after review only
                     * @enum {string}
                     */
                    releaseMode?: "immediate" | "sample" | "all";
                    /** @description Of releaseMode "sample" */
                    reviewSamplePercent?: number;
                    /** @description How long results are kept, in days; null: until deleted */
                    retentionDays?: number | null;
                    /** @description Share of a units limit at which an event warns */
                    softLimitPercent?: number;
                };
                expiresAt: string;
            }[];
            /** @description false: creating tasks is refused until they are (POST /v1/statements/accept) */
            statementsAccepted: boolean;
        };
        UnitsQuota: {
            /** @enum {string} */
            scope: "workspace" | "user" | "api-key" | "end-user";
            scopeId: string;
            /** @enum {string} */
            period: "day" | "month";
            usedUnits: number;
            /** @description null: no limit */
            limitUnits: number | null;
            remainingUnits: number | null;
            /** @description When the next day or month begins in the time zone of the workspace */
            resetsAt: string;
        };
        RequestRate: {
            /** @enum {string} */
            scope: "workspace" | "api-key";
            scopeId: string;
            /** @description null: no limit */
            perMinute: number | null;
            burst: number | null;
            /** @description Requests that may come at once right now */
            remaining: number | null;
        };
        UsagePage: {
            data: {
                /** @description YYYY-MM-DD in UTC */
                day?: string;
                model?: string;
                type?: string;
                userId?: string;
                keyId?: string;
                endUser?: string;
                costCentre?: string;
                tasksCreated: number;
                tasksSucceeded: number;
                tasksFailed: number;
                tasksCanceled: number;
                /** @description Of succeeded tasks */
                videoSeconds: number;
                /** @description Of succeeded tasks */
                costUnits: number;
            }[];
            meta: {
                nextCursor?: string;
                /** @description Of the whole report, without dimensions */
                totals: {
                    /** @description YYYY-MM-DD in UTC */
                    day?: string;
                    model?: string;
                    type?: string;
                    userId?: string;
                    keyId?: string;
                    endUser?: string;
                    costCentre?: string;
                    tasksCreated: number;
                    tasksSucceeded: number;
                    tasksFailed: number;
                    tasksCanceled: number;
                    /** @description Of succeeded tasks */
                    videoSeconds: number;
                    /** @description Of succeeded tasks */
                    costUnits: number;
                };
            };
        };
        Statements: {
            planId: string;
            planName: string;
            /** @description Current version of the plan */
            version: number;
            statements: components["schemas"]["Statement"][];
            /** @description sha256 of the statements, each as kind, line feed, text; an empty line between two */
            statementsSha256: string;
            requireAcceptance: boolean;
            /** @description Whether this very text was accepted for the workspace */
            accepted: boolean;
            /** @description The latest acceptance of this text */
            acceptance?: components["schemas"]["StatementAcceptance"];
            /** @description The latest 20 acceptances of the workspace, newest first */
            history: components["schemas"]["StatementAcceptance"][];
        };
        StatementAcceptance: {
            userId: string;
            /** @description The API key it was accepted with, if any */
            keyId?: string;
            planId: string;
            /** @description Version of the plan whose statements were accepted */
            version: number;
            statementsSha256: string;
            acceptedAt: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        AdminTask: {
            taskId: string;
            /** @enum {string} */
            status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
            /** @description The state in words for people */
            stage: string;
            /** @enum {string} */
            type: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
            /** @enum {string} */
            mode: "live" | "test";
            model: string;
            prompt: string;
            negativePrompt?: string;
            /** @description Requested length of a video */
            durationSeconds?: number;
            /** @enum {string} */
            aspectRatio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3" | "21:9" | "auto";
            /** @enum {string} */
            quality?: "std" | "pro" | "4k";
            /** @enum {string} */
            resolution?: "1k" | "2k" | "4k";
            imageCount?: number;
            /** @enum {string} */
            audio?: "native" | "original" | "off";
            seed?: number;
            sourceTaskId?: string;
            shots?: {
                prompt: string;
                durationSeconds: number;
            }[];
            /** @description Why the task is not moving right now */
            waiting?: {
                /** @enum {string} */
                reason: "concurrency" | "budget" | "provider" | "review" | "backoff" | "outcome-unknown" | "quarantine" | "policy-check";
                detail: string;
            };
            cost: {
                costUnits: number;
                /** @description true until the task has ended */
                estimated: boolean;
            };
            error?: {
                code: string;
                message: string;
            };
            timeline: {
                /** @enum {string} */
                status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
                at: string;
                version: number;
                note?: string;
            }[];
            endUser?: string;
            costCentre?: string;
            tags: string[];
            metadata: {
                [key: string]: string;
            };
            createdAt: string;
            updatedAt: string;
            finishedAt?: string;
            workspaceId: string;
            userId: string;
            outputs: {
                assetId: string;
                /** @enum {string} */
                kind: "video" | "image";
                /** @description Position among the results of the task, from 0 */
                index: number;
                /** @description Key in the object store */
                key: string;
                bytes: number;
                sha256: string;
                /** @description Videos only */
                durationSeconds?: number;
                width: number;
                height: number;
                /** @description Videos only */
                frameRate?: number;
                /** @description Videos only */
                videoCodec?: string;
                /** @description Signed link, valid for a limited time */
                url: string;
            }[];
            policy: {
                /** @enum {string} */
                status: "pending" | "allowed" | "blocked";
                decisionId?: string;
                ruleVersion?: string;
            };
            attempts: {
                attemptId: string;
                number: number;
                state: string;
                providerTaskId?: string;
                account: string;
                path?: string;
                unitDeduction?: number;
                submittedAt?: string;
                finishedAt?: string;
            }[];
            traceId?: string;
            id: string;
            videoUrl?: string;
        };
        ProviderAccount: {
            accountId: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            provider: string;
            baseUrl: string;
            /** @enum {string} */
            region: "singapore" | "beijing" | "custom";
            /** @enum {string} */
            source: "environment" | "console";
            /** @enum {string} */
            status: "active" | "draining" | "retired";
            credential: {
                /** @enum {string} */
                kind: "access-key" | "api-key";
                hint: string;
                keyId: string;
            };
            /** @enum {string} */
            tokenTemplate: "kling" | "guide";
            callbackSecrets: {
                keyId: string;
                validUntil?: string;
            }[];
            maxVideoConcurrency: number;
            maxImageConcurrency: number;
            inFlight: {
                video: number;
                image: number;
            };
            resultHosts: string[];
            lastTest?: {
                at: string;
                /** @enum {string} */
                outcome: "passed" | "refused" | "unreachable" | "unexpected";
                latencyMs: number;
                httpStatus?: number;
                code?: number;
                detail: string;
                costs?: {
                    packs: {
                        name: string;
                        status: string;
                        /** @enum {string} */
                        kind: "video" | "image" | "other";
                        concurrency?: number;
                        total: number;
                        remaining: number;
                        expiresAt?: string;
                    }[];
                    videoConcurrency?: number;
                    imageConcurrency?: number;
                    problem?: string;
                };
            };
            createdAt: string;
            updatedAt: string;
            version: number;
            id: string;
        };
        AdminWorkspace: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "active" | "suspended";
            timeZone: string;
            corsOrigins: string[];
            planId: string;
            createdAt: string;
            updatedAt: string;
            version: number;
            memberCount: number;
            activeKeyCount: number;
        };
        CreatedWorkspace: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "active" | "suspended";
            timeZone: string;
            corsOrigins: string[];
            planId: string;
            createdAt: string;
            updatedAt: string;
            version: number;
            memberCount: number;
            activeKeyCount: number;
            /** @description One-time link for an owner who is new here; shown only now */
            ownerLink: {
                url: string;
                expiresAt: string;
            } | null;
        };
        AdminMember: {
            /** @description The same as userId */
            id: string;
            userId: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "developer" | "billing" | "read-only";
            /**
             * @description Of the person; whoever is disabled can do nothing anywhere
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description API keys that stop working when this member is removed */
            activeKeyCount: number;
            joinedAt: string;
            workspaceId: string;
        };
        AdminUser: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            status: "active" | "disabled";
            platformRole: ("operator" | "reviewer" | "admin") | null;
            /** @description false: the invite was not used yet */
            hasSignedUp: boolean;
            /** @description The person asks for a reset link */
            resetRequestedAt: string | null;
            workspaces: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
            }[];
            /** @description API keys that stop working when this person is disabled */
            activeKeyCount: number;
            activeSessionCount: number;
            lastLoginAt: string | null;
            createdAt: string;
            version: number;
        };
        CreatedUser: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            status: "active" | "disabled";
            platformRole: ("operator" | "reviewer" | "admin") | null;
            /** @description false: the invite was not used yet */
            hasSignedUp: boolean;
            /** @description The person asks for a reset link */
            resetRequestedAt: string | null;
            workspaces: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
            }[];
            /** @description API keys that stop working when this person is disabled */
            activeKeyCount: number;
            activeSessionCount: number;
            lastLoginAt: string | null;
            createdAt: string;
            version: number;
            invite: {
                /** @description One-time link to pass on to the person; shown only now */
                url: string;
                expiresAt: string;
            };
        };
        UpdatedUser: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            status: "active" | "disabled";
            platformRole: ("operator" | "reviewer" | "admin") | null;
            /** @description false: the invite was not used yet */
            hasSignedUp: boolean;
            /** @description The person asks for a reset link */
            resetRequestedAt: string | null;
            workspaces: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "developer" | "billing" | "read-only";
            }[];
            /** @description API keys that stop working when this person is disabled */
            activeKeyCount: number;
            activeSessionCount: number;
            lastLoginAt: string | null;
            createdAt: string;
            version: number;
            consequences: components["schemas"]["Consequences"];
        };
        ResetLink: {
            /** @description One-time link to pass on to the person; shown only now */
            url: string;
            expiresAt: string;
        };
        EndedSessions: {
            sessionsEnded: number;
        };
        AdminApiKey: {
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description owner-gone: its owner was disabled or is no member any more
             * @enum {string}
             */
            status: "active" | "expired" | "revoked" | "owner-gone";
            /** @description Beginning of the key, to recognise it by */
            prefix: string;
            /** @description End of the key; unknown of the oldest ones */
            last4: string | null;
            /** @description It can do what these and the role of its owner both allow */
            scopes: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            ipAllowList: string[];
            costCentre: string | null;
            unitsPerDay: number | null;
            unitsPerMonth: number | null;
            requestsPerMinute: number | null;
            /** @description Its owner */
            userId: string;
            userEmail: string;
            createdBy: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description Noted once a minute at most */
            lastUsedAt: string | null;
            lastUsedIp: string | null;
            /** @description Id of the key this one replaces */
            rotatedFrom: string | null;
            /** @description Id of the key that replaces this one */
            replacedBy: string | null;
            workspaceId: string;
            workspaceName: string;
        };
        AdminCreatedApiKey: {
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description owner-gone: its owner was disabled or is no member any more
             * @enum {string}
             */
            status: "active" | "expired" | "revoked" | "owner-gone";
            /** @description Beginning of the key, to recognise it by */
            prefix: string;
            /** @description End of the key; unknown of the oldest ones */
            last4: string | null;
            /** @description It can do what these and the role of its owner both allow */
            scopes: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            ipAllowList: string[];
            costCentre: string | null;
            unitsPerDay: number | null;
            unitsPerMonth: number | null;
            requestsPerMinute: number | null;
            /** @description Its owner */
            userId: string;
            userEmail: string;
            createdBy: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description Noted once a minute at most */
            lastUsedAt: string | null;
            lastUsedIp: string | null;
            /** @description Id of the key this one replaces */
            rotatedFrom: string | null;
            /** @description Id of the key that replaces this one */
            replacedBy: string | null;
            workspaceId: string;
            workspaceName: string;
            key: string;
        };
        AuditVerification: {
            id: string;
            /**
             * @description failed: the run could not be finished; it says nothing about the log
             * @enum {string}
             */
            status: "running" | "intact" | "tampered" | "failed";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Id of the person, or "schedule" */
            startedBy: string;
            /** @description So far */
            chains: number;
            /** @description So far */
            entries: number;
            /** @description So far */
            checkpoints: number;
            findingCount: number;
            /** @description At most 100 */
            findings: components["schemas"]["AuditFinding"][];
            /** @description Why it failed */
            error?: string;
        };
        AuditFinding: {
            /** @enum {string} */
            kind: "entry-altered" | "entry-unlinked" | "entry-missing" | "entry-inserted" | "entries-swapped" | "chain-truncated" | "chain-missing" | "head-altered" | "chain-rewritten" | "checkpoint-missing" | "checkpoint-forged" | "checkpoint-misplaced" | "checkpoint-unknown-key";
            chain: string;
            /** @description First entry, or number of the checkpoint, that it is about */
            fromSeq?: number;
            /** @description The last one; the same as fromSeq for a single one */
            toSeq?: number;
            /** @description What was found, in words */
            message: string;
        };
        AuditChain: {
            id: string;
            chain: string;
            lastSeq: number;
            /** @description Entries that no stored checkpoint covers yet; normally 0 after two seconds */
            unsignedEntries: number;
            /** @description The last one in the object store */
            checkpoint?: {
                seq: number;
                /** Format: date-time */
                signedAt: string;
            };
        };
        Plan: {
            id: string;
            name: string;
            description: string;
            /**
             * @description retired: workspaces keep it, none can be moved to it
             * @enum {string}
             */
            status: "active" | "retired";
            currentVersion: number;
            /** @description How many have this plan */
            workspaces: number;
            current: components["schemas"]["PlanVersion"];
            createdAt: string;
            updatedAt: string;
        };
        PlanVersion: {
            /** @description <plan>:<version> */
            id: string;
            planId: string;
            version: number;
            limits: components["schemas"]["PlanLimits"];
            statements: components["schemas"]["Statement"][];
            /** @description Of the text of the statements; what an acceptance refers to */
            statementsSha256: string;
            /** @description Whether tasks can be created only once the statements are accepted */
            requireAcceptance: boolean;
            note: string;
            createdBy: string;
            createdAt: string;
        };
        PlanPreview: {
            diff: components["schemas"]["LimitChange"][];
            /** @description How many have the plan */
            workspaces: number;
            /** @description How many of them exceed something or must accept again */
            affected: number;
            /** @description Affected workspaces by limit */
            counts: {
                /** @enum {string} */
                field: "requestsPerMinute" | "requestBurst" | "unitsPerDay" | "unitsPerMonth" | "userUnitsPerDay" | "userUnitsPerMonth" | "endUserUnitsPerDay" | "endUserUnitsPerMonth" | "concurrencyPerWorkspace" | "concurrencyPerUser" | "maxDurationSeconds" | "maxVariations" | "allowedModels" | "priority" | "releaseMode" | "reviewSamplePercent" | "retentionDays" | "softLimitPercent";
                /** @enum {string} */
                kind: "use" | "allowance";
                workspaces: number;
            }[];
            mustAcceptAgain: number;
            /**
             * @description unavailable: the counters could not be read, so only allowances are compared
             * @enum {string}
             */
            usage: "known" | "unavailable";
            data: components["schemas"]["AffectedWorkspace"][];
            meta: {
                nextCursor?: string;
            };
        };
        LimitChange: {
            /** @enum {string} */
            field: "requestsPerMinute" | "requestBurst" | "unitsPerDay" | "unitsPerMonth" | "userUnitsPerDay" | "userUnitsPerMonth" | "endUserUnitsPerDay" | "endUserUnitsPerMonth" | "concurrencyPerWorkspace" | "concurrencyPerUser" | "maxDurationSeconds" | "maxVariations" | "allowedModels" | "priority" | "releaseMode" | "reviewSamplePercent" | "retentionDays" | "softLimitPercent";
            before: unknown;
            after: unknown;
            /**
             * @description other: neither, such as a different priority
             * @enum {string}
             */
            effect: "tighter" | "looser" | "other";
        };
        AffectedWorkspace: {
            id: string;
            name: string;
            exceeds: components["schemas"]["Excess"][];
            /** @description Creating tasks would be refused until the new statements are accepted */
            mustAcceptAgain: boolean;
        };
        Excess: {
            /** @enum {string} */
            field: "requestsPerMinute" | "requestBurst" | "unitsPerDay" | "unitsPerMonth" | "userUnitsPerDay" | "userUnitsPerMonth" | "endUserUnitsPerDay" | "endUserUnitsPerMonth" | "concurrencyPerWorkspace" | "concurrencyPerUser" | "maxDurationSeconds" | "maxVariations" | "allowedModels" | "priority" | "releaseMode" | "reviewSamplePercent" | "retentionDays" | "softLimitPercent";
            /**
             * @description use: more is used right now than would be allowed; allowance: something allowed today would not be any more
             * @enum {string}
             */
            kind: "use" | "allowance";
            /** @description Used now (units, tasks at once), or allowed now */
            present: unknown;
            /** @description What would hold for this workspace */
            proposed: unknown;
        };
        LimitOverride: {
            id: string;
            workspaceId: string;
            /** @enum {string} */
            target: "workspace" | "user" | "api-key" | "end-user";
            /** @description Of the workspace, user, API key or end user */
            targetId: string;
            limits: {
                /** @description API requests of the workspace per minute, evenly paced; null: no limit */
                requestsPerMinute?: number | null;
                /** @description Requests that may come at once before the pace counts */
                requestBurst?: number;
                /** @description Cost units of the workspace per day; null: no limit */
                unitsPerDay?: number | null;
                /** @description Cost units of the workspace per month; null: no limit */
                unitsPerMonth?: number | null;
                /** @description Cost units of one user per day; null: no limit */
                userUnitsPerDay?: number | null;
                /** @description Cost units of one user per month; null: no limit */
                userUnitsPerMonth?: number | null;
                /** @description Cost units of one endUser per day; null: no limit */
                endUserUnitsPerDay?: number | null;
                /** @description Cost units of one endUser per month; null: no limit */
                endUserUnitsPerMonth?: number | null;
                /** @description Tasks of the workspace at the provider at once; null: no limit */
                concurrencyPerWorkspace?: number | null;
                /** @description Tasks of one user at the provider at once; null: no limit */
                concurrencyPerUser?: number | null;
                /** @description Longest clip, in seconds; null: no limit */
                maxDurationSeconds?: number | null;
                /** @description Variations of one task; null: no limit */
                maxVariations?: number | null;
                /** @description Model ids; null: every model */
                allowedModels?: string[] | null;
                /** @description Higher goes first */
                priority?: number;
                /**
                 * @description Whether results are shown at once, after a sample was reviewed, or after review only
                 * @enum {string}
                 */
                releaseMode?: "immediate" | "sample" | "all";
                /** @description Of releaseMode "sample" */
                reviewSamplePercent?: number;
                /** @description How long results are kept, in days; null: until deleted */
                retentionDays?: number | null;
                /** @description Share of a units limit at which an event warns */
                softLimitPercent?: number;
            };
            /** @enum {string} */
            state: "active" | "expired" | "ended";
            reason: string;
            createdBy: string;
            createdAt: string;
            expiresAt: string;
            endedAt?: string;
            endedBy?: string;
            endReason?: string;
        };
        WorkspacePlan: {
            /** @description Of the workspace */
            id: string;
            planId: string;
            planName: string;
            planVersion: number;
            limitsVersion: number;
        };
        Problem: {
            /** @description Identifies the code; not a page to fetch */
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "validation-failed" | "bad-request" | "malformed-json" | "unauthenticated" | "forbidden" | "statements-not-accepted" | "workspace-suspended" | "not-found" | "method-not-allowed" | "request-timeout" | "idempotency-conflict" | "sandbox-not-configured" | "conflict" | "link-expired" | "payload-too-large" | "uri-too-long" | "unsupported-media-type" | "prompt-blocked" | "rate-limited" | "quota-exceeded" | "headers-too-large" | "internal" | "service-unavailable" | "deadline-exceeded";
            /** @description What happened and what to do */
            detail: string;
            requestId: string;
            /** @description Every bad field */
            errors?: {
                path: string;
                code: string;
                message: string;
            }[];
        };
    };
    responses: {
        /** @description Bad Request: validation-failed, bad-request, malformed-json */
        Refused400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unauthorized: unauthenticated */
        Refused401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Forbidden: forbidden, statements-not-accepted, workspace-suspended */
        Refused403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not Found: not-found */
        Refused404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Method Not Allowed: method-not-allowed */
        Refused405: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request Timeout: request-timeout */
        Refused408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict: idempotency-conflict, sandbox-not-configured, conflict */
        Refused409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Gone: link-expired */
        Refused410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Payload Too Large: payload-too-large */
        Refused413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description URI Too Long: uri-too-long */
        Refused414: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported Media Type: unsupported-media-type */
        Refused415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity: prompt-blocked */
        Refused422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too Many Requests: rate-limited, quota-exceeded */
        Refused429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request Header Fields Too Large: headers-too-large */
        Refused431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal Server Error: internal */
        Refused500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Service Unavailable: service-unavailable */
        Refused503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Gateway Timeout: deadline-exceeded */
        Refused504: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTasks: {
        parameters: {
            query?: {
                status?: string;
                type?: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "status": "SUCCEEDED",
                     *           "stage": "Ready",
                     *           "type": "text-to-video",
                     *           "mode": "live",
                     *           "model": "kling-3.0",
                     *           "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                     *           "durationSeconds": 5,
                     *           "aspectRatio": "16:9",
                     *           "quality": "std",
                     *           "cost": {
                     *             "costUnits": 5,
                     *             "estimated": false
                     *           },
                     *           "timeline": [
                     *             {
                     *               "status": "CREATED",
                     *               "at": "2026-11-24T09:30:00.000Z",
                     *               "version": 1
                     *             }
                     *           ],
                     *           "outputs": [
                     *             {
                     *               "assetId": "asset_01jd8m2v4k7r9x3c5b6n8q0wt0",
                     *               "kind": "video",
                     *               "index": 0,
                     *               "key": "videos/ws_1/usr_1/clip.mp4",
                     *               "bytes": 4718592,
                     *               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *               "durationSeconds": 5.04,
                     *               "width": 1280,
                     *               "height": 720,
                     *               "frameRate": 24,
                     *               "videoCodec": "avc1",
                     *               "url": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s"
                     *             }
                     *           ],
                     *           "tags": [],
                     *           "metadata": {},
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "updatedAt": "2026-11-24T09:30:00.000Z",
                     *           "videoUrl": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s",
                     *           "finishedAt": "2026-11-24T09:32:10.000Z"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with the same key and body gives the same task, for 7 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "text-to-video",
                 *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                 *       "durationSeconds": 5,
                 *       "aspectRatio": "16:9"
                 *     }
                 */
                "application/json": components["schemas"]["CreateTask"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    /** @description Where to read it */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "CREATED",
                     *       "stage": "Preparing…",
                     *       "type": "text-to-video",
                     *       "mode": "live",
                     *       "model": "kling-3.0",
                     *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                     *       "durationSeconds": 5,
                     *       "aspectRatio": "16:9",
                     *       "quality": "std",
                     *       "cost": {
                     *         "costUnits": 5,
                     *         "estimated": true
                     *       },
                     *       "timeline": [
                     *         {
                     *           "status": "CREATED",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "outputs": [],
                     *       "tags": [],
                     *       "metadata": {},
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Send it as If-None-Match to be told when nothing has changed */
                    ETag: string;
                    /** @description Of a task that has not ended: when reading again makes sense, in seconds */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "SUCCEEDED",
                     *       "stage": "Ready",
                     *       "type": "text-to-video",
                     *       "mode": "live",
                     *       "model": "kling-3.0",
                     *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                     *       "durationSeconds": 5,
                     *       "aspectRatio": "16:9",
                     *       "quality": "std",
                     *       "cost": {
                     *         "costUnits": 5,
                     *         "estimated": false
                     *       },
                     *       "timeline": [
                     *         {
                     *           "status": "CREATED",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "outputs": [
                     *         {
                     *           "assetId": "asset_01jd8m2v4k7r9x3c5b6n8q0wt0",
                     *           "kind": "video",
                     *           "index": 0,
                     *           "key": "videos/ws_1/usr_1/clip.mp4",
                     *           "bytes": 4718592,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "durationSeconds": 5.04,
                     *           "width": 1280,
                     *           "height": 720,
                     *           "frameRate": 24,
                     *           "videoCodec": "avc1",
                     *           "url": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s"
                     *         }
                     *       ],
                     *       "tags": [],
                     *       "metadata": {},
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "videoUrl": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s",
                     *       "finishedAt": "2026-11-24T09:32:10.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    followTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was seen; what came after it is sent first */
                "last-event-id"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 7
                     *     event: task.updated
                     *     data: {"taskId":"task_01jd8m2v4k7r9x3c5b6n8q0wsy","mode":"live","type":"text-to-video","model":"kling-3.0","durationSeconds":5,"status":"RUNNING","previousStatus":"QUEUED","stage":"Generating…","at":"2026-11-24T09:30:04.000Z","version":3,"costUnits":5,"createdAt":"2026-11-24T09:30:00.000Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Nothing comes after that event */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Cursor: `id` of an event or `nextCursor` of a page. Absent: JSON begins at the oldest event kept, a stream with what happens from now on */
                after?: string;
                limit?: string;
                type?: "task.updated" | "quota.threshold-reached";
                taskId?: string;
            };
            header?: {
                /** @description Id of the last event that was seen; what came after it is sent first */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "7",
                     *           "eventId": "evt_01jd8m2v4k7r9x3c5b6n8q0wsz",
                     *           "type": "task.updated",
                     *           "occurredAt": "2026-11-24T09:30:04.000Z",
                     *           "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "data": {
                     *             "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *             "mode": "live",
                     *             "type": "text-to-video",
                     *             "model": "kling-3.0",
                     *             "durationSeconds": 5,
                     *             "status": "RUNNING",
                     *             "previousStatus": "QUEUED",
                     *             "stage": "Generating…",
                     *             "at": "2026-11-24T09:30:04.000Z",
                     *             "version": 3,
                     *             "costUnits": 5,
                     *             "createdAt": "2026-11-24T09:30:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "nextCursor": "7",
                     *         "hasMore": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EventFeedPage"];
                    "text/event-stream": string;
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "video/mp4": string;
                "video/quicktime": string;
                /**
                 * @example {
                 *       "url": "https://files.example.com/portrait.png"
                 *     }
                 */
                "application/json": components["schemas"]["UploadByUrl"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "assetId": "asset_01jd8m2v4k7r9x3c5b6n8q0wt0",
                     *       "contentType": "image/png",
                     *       "bytes": 184320,
                     *       "width": 1280,
                     *       "height": 720,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "kling-3.0",
                     *           "aliases": [
                     *             "kling-v3"
                     *           ],
                     *           "operations": [
                     *             {
                     *               "type": "text-to-video",
                     *               "status": "current",
                     *               "generations": [
                     *                 "new",
                     *                 "legacy"
                     *               ],
                     *               "source": "kling-api.md §3.1, §4.1, §3.2, §5.4, §9",
                     *               "isDefault": true,
                     *               "qualities": [
                     *                 "std",
                     *                 "pro",
                     *                 "4k"
                     *               ],
                     *               "resolutions": {
                     *                 "std": "720p",
                     *                 "pro": "1080p",
                     *                 "4k": "4k"
                     *               },
                     *               "imageResolutions": [],
                     *               "durationsSeconds": [
                     *                 3,
                     *                 4,
                     *                 5,
                     *                 6,
                     *                 7,
                     *                 8,
                     *                 9,
                     *                 10,
                     *                 11,
                     *                 12,
                     *                 13,
                     *                 14,
                     *                 15
                     *               ],
                     *               "aspectRatios": [
                     *                 "16:9",
                     *                 "9:16",
                     *                 "1:1"
                     *               ],
                     *               "audio": [
                     *                 "native",
                     *                 "off"
                     *               ],
                     *               "cameraTypes": [],
                     *               "promptRequired": true,
                     *               "promptMaxCharacters": 3072,
                     *               "negativePrompt": "accepted",
                     *               "negativePromptMaxCharacters": 2500,
                     *               "features": [
                     *                 "audio",
                     *                 "motion-preset",
                     *                 "multi-shot"
                     *               ],
                     *               "limits": {
                     *                 "maxShots": 6
                     *               },
                     *               "prices": [
                     *                 {
                     *                   "quality": "std",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 0.6
                     *                 },
                     *                 {
                     *                   "quality": "pro",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 0.8
                     *                 },
                     *                 {
                     *                   "quality": "4k",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 3
                     *                 },
                     *                 {
                     *                   "quality": "std",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 0.9
                     *                 },
                     *                 {
                     *                   "quality": "pro",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 1.2
                     *                 },
                     *                 {
                     *                   "quality": "4k",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 3
                     *                 }
                     *               ]
                     *             },
                     *             {
                     *               "type": "image-to-video",
                     *               "status": "current",
                     *               "generations": [
                     *                 "new",
                     *                 "legacy"
                     *               ],
                     *               "source": "kling-api.md §3.1, §4.1, §4.2, §3.2, §5.5, §9",
                     *               "isDefault": true,
                     *               "qualities": [
                     *                 "std",
                     *                 "pro",
                     *                 "4k"
                     *               ],
                     *               "resolutions": {
                     *                 "std": "720p",
                     *                 "pro": "1080p",
                     *                 "4k": "4k"
                     *               },
                     *               "imageResolutions": [],
                     *               "durationsSeconds": [
                     *                 3,
                     *                 4,
                     *                 5,
                     *                 6,
                     *                 7,
                     *                 8,
                     *                 9,
                     *                 10,
                     *                 11,
                     *                 12,
                     *                 13,
                     *                 14,
                     *                 15
                     *               ],
                     *               "aspectRatios": [],
                     *               "audio": [
                     *                 "native",
                     *                 "off"
                     *               ],
                     *               "cameraTypes": [],
                     *               "promptRequired": false,
                     *               "promptMaxCharacters": 3072,
                     *               "negativePrompt": "accepted",
                     *               "negativePromptMaxCharacters": 2500,
                     *               "features": [
                     *                 "audio",
                     *                 "first-frame",
                     *                 "last-frame",
                     *                 "motion-preset",
                     *                 "multi-shot",
                     *                 "elements"
                     *               ],
                     *               "limits": {
                     *                 "maxElements": 3,
                     *                 "maxShots": 6
                     *               },
                     *               "prices": [
                     *                 {
                     *                   "quality": "std",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 0.6
                     *                 },
                     *                 {
                     *                   "quality": "pro",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 0.8
                     *                 },
                     *                 {
                     *                   "quality": "4k",
                     *                   "audio": "silent",
                     *                   "unit": "second",
                     *                   "units": 3
                     *                 },
                     *                 {
                     *                   "quality": "std",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 0.9
                     *                 },
                     *                 {
                     *                   "quality": "pro",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 1.2
                     *                 },
                     *                 {
                     *                   "quality": "4k",
                     *                   "audio": "native",
                     *                   "unit": "second",
                     *                   "units": 3
                     *                 }
                     *               ]
                     *             },
                     *             {
                     *               "type": "motion-control",
                     *               "status": "current",
                     *               "generations": [
                     *                 "new",
                     *                 "legacy"
                     *               ],
                     *               "source": "kling-api.md §3.1, §4.1, §4.2, §3.2, §5.9, §9",
                     *               "isDefault": true,
                     *               "qualities": [
                     *                 "std",
                     *                 "pro"
                     *               ],
                     *               "resolutions": {
                     *                 "std": "720p",
                     *                 "pro": "1080p"
                     *               },
                     *               "imageResolutions": [],
                     *               "durationsSeconds": [],
                     *               "aspectRatios": [],
                     *               "audio": [
                     *                 "original",
                     *                 "off"
                     *               ],
                     *               "cameraTypes": [],
                     *               "promptRequired": false,
                     *               "promptMaxCharacters": 2500,
                     *               "negativePrompt": "accepted",
                     *               "negativePromptMaxCharacters": 2500,
                     *               "features": [
                     *                 "first-frame",
                     *                 "motion-preset",
                     *                 "elements",
                     *                 "motion-clip"
                     *               ],
                     *               "limits": {
                     *                 "maxElements": 1
                     *               },
                     *               "prices": [
                     *                 {
                     *                   "quality": "std",
                     *                   "unit": "second",
                     *                   "units": 0.9
                     *                 },
                     *                 {
                     *                   "quality": "pro",
                     *                   "unit": "second",
                     *                   "units": 1.2
                     *                 }
                     *               ]
                     *             },
                     *             {
                     *               "type": "text-to-image",
                     *               "status": "current",
                     *               "generations": [
                     *                 "legacy"
                     *               ],
                     *               "source": "kling-api.md §3.3, §5.14, §9",
                     *               "isDefault": true,
                     *               "qualities": [],
                     *               "resolutions": {},
                     *               "imageResolutions": [
                     *                 "1k",
                     *                 "2k"
                     *               ],
                     *               "durationsSeconds": [],
                     *               "aspectRatios": [
                     *                 "16:9",
                     *                 "9:16",
                     *                 "1:1",
                     *                 "4:3",
                     *                 "3:4",
                     *                 "3:2",
                     *                 "2:3",
                     *                 "21:9"
                     *               ],
                     *               "audio": [],
                     *               "cameraTypes": [],
                     *               "promptRequired": true,
                     *               "promptMaxCharacters": 2500,
                     *               "negativePrompt": "accepted",
                     *               "negativePromptMaxCharacters": 2500,
                     *               "features": [
                     *                 "elements",
                     *                 "image-count"
                     *               ],
                     *               "limits": {
                     *                 "maxElements": 10,
                     *                 "maxImageCount": 9
                     *               },
                     *               "prices": [
                     *                 {
                     *                   "unit": "image",
                     *                   "units": 8
                     *                 }
                     *               ]
                     *             },
                     *             {
                     *               "type": "image-to-image",
                     *               "status": "current",
                     *               "generations": [
                     *                 "legacy"
                     *               ],
                     *               "source": "kling-api.md §3.3, §5.14, §9",
                     *               "isDefault": true,
                     *               "qualities": [],
                     *               "resolutions": {},
                     *               "imageResolutions": [
                     *                 "1k",
                     *                 "2k"
                     *               ],
                     *               "durationsSeconds": [],
                     *               "aspectRatios": [
                     *                 "16:9",
                     *                 "9:16",
                     *                 "1:1",
                     *                 "4:3",
                     *                 "3:4",
                     *                 "3:2",
                     *                 "2:3",
                     *                 "21:9"
                     *               ],
                     *               "audio": [],
                     *               "cameraTypes": [],
                     *               "promptRequired": true,
                     *               "promptMaxCharacters": 2500,
                     *               "negativePrompt": "appended-to-prompt",
                     *               "features": [
                     *                 "elements",
                     *                 "reference-images",
                     *                 "image-count"
                     *               ],
                     *               "limits": {
                     *                 "maxReferenceImages": 1,
                     *                 "maxElements": 10,
                     *                 "maxImageCount": 9
                     *               },
                     *               "prices": [
                     *                 {
                     *                   "unit": "image",
                     *                   "units": 8
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Model"][];
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "name": "Example Studios",
                     *       "status": "active",
                     *       "timeZone": "Europe/Berlin",
                     *       "corsOrigins": [
                     *         "https://app.example.com"
                     *       ],
                     *       "planId": "team",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "corsOrigins": [
                 *         "https://app.example.com"
                 *       ],
                 *       "version": 2
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @description IANA time zone in which days and months of quotas begin */
                    timeZone?: string;
                    /** @description Origins of browser applications that may call the API with keys of this workspace */
                    corsOrigins?: string[];
                    /** @description Version the change was made on; when it is no longer the newest, 409 */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "name": "Example Studios",
                     *       "status": "active",
                     *       "timeZone": "Europe/Berlin",
                     *       "corsOrigins": [
                     *         "https://app.example.com"
                     *       ],
                     *       "planId": "team",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "email": "kim@example.com",
                     *           "name": "Kim",
                     *           "role": "developer",
                     *           "status": "active",
                     *           "activeKeyCount": 2,
                     *           "joinedAt": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    removeMember: {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "consequences": {
                     *         "keysStopped": 2,
                     *         "sessionsEnded": 0,
                     *         "invitesWithdrawn": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RemovedMember"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "developer"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "admin" | "developer" | "billing" | "read-only";
                    /** @description Why; kept in the audit log */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "email": "kim@example.com",
                     *       "name": "Kim",
                     *       "role": "developer",
                     *       "status": "active",
                     *       "activeKeyCount": 2,
                     *       "joinedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listInvites: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "inv_01jd8m2v4k7r9x3c5b6n8q0wt2",
                     *           "email": "kim@example.com",
                     *           "role": "developer",
                     *           "status": "open",
                     *           "invitedBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "expiresAt": "2026-12-01T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Invite"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    createInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com",
                 *       "role": "developer"
                 *     }
                 */
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "developer" | "billing" | "read-only";
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_01jd8m2v4k7r9x3c5b6n8q0wt2",
                     *       "email": "kim@example.com",
                     *       "role": "developer",
                     *       "status": "open",
                     *       "invitedBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": "2026-12-01T09:30:00.000Z",
                     *       "url": "https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvite"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    withdrawInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inviteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_01jd8m2v4k7r9x3c5b6n8q0wt2",
                     *       "email": "kim@example.com",
                     *       "role": "developer",
                     *       "status": "withdrawn",
                     *       "invitedBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": "2026-12-01T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
                status?: "active" | "expired" | "revoked" | "owner-gone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *           "name": "Render farm",
                     *           "mode": "live",
                     *           "status": "active",
                     *           "prefix": "kp_live_8Fq2",
                     *           "last4": "x0Zc",
                     *           "scopes": [
                     *             "tasks:read",
                     *             "tasks:write"
                     *           ],
                     *           "ipAllowList": [
                     *             "203.0.113.0/24"
                     *           ],
                     *           "costCentre": "marketing",
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": null,
                     *           "requestsPerMinute": null,
                     *           "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "userEmail": "kim@example.com",
                     *           "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "expiresAt": null,
                     *           "revokedAt": null,
                     *           "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *           "lastUsedIp": "203.0.113.7",
                     *           "rotatedFrom": null,
                     *           "replacedBy": null
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Render farm",
                 *       "scopes": [
                 *         "tasks:read",
                 *         "tasks:write"
                 *       ],
                 *       "ipAllowList": [
                 *         "203.0.113.0/24"
                 *       ],
                 *       "costCentre": "marketing",
                 *       "unitsPerDay": 500
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @default live
                     * @enum {string}
                     */
                    mode?: "live" | "test";
                    /** @description Default: everything around tasks that the caller may do */
                    scopes?: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                    /**
                     * @description Addresses the key may be used from; empty: any
                     * @default []
                     */
                    ipAllowList?: string[];
                    /**
                     * @description Tag for accounting, put on every task of the key
                     * @default null
                     */
                    costCentre?: string | null;
                    /** @description null: never */
                    expiresAt?: string | null;
                    /**
                     * @description Cost units this key may use; null: as much as the workspace
                     * @default null
                     */
                    unitsPerDay?: number | null;
                    /**
                     * @description Cost units this key may use; null: as much as the workspace
                     * @default null
                     */
                    unitsPerMonth?: number | null;
                    /**
                     * @description Requests of this key per minute; null: as many as the workspace
                     * @default null
                     */
                    requestsPerMinute?: number | null;
                    /** @description Member the key belongs to; only owners and admins may name another than themselves */
                    userId?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null,
                     *       "key": "kp_live_8Fq2ExampleExampleExampleExample12x0Zc"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "revoked",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ipAllowList": [
                 *         "203.0.113.0/24"
                 *       ],
                 *       "unitsPerDay": 500
                 *     }
                 */
                "application/json": {
                    name?: string;
                    scopes?: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                    /** @description Addresses the key may be used from; empty: any */
                    ipAllowList?: string[];
                    /** @description Tag for accounting, put on every task of the key */
                    costCentre?: string | null;
                    /** @description null: never */
                    expiresAt?: string | null;
                    /** @description Cost units this key may use; null: as much as the workspace */
                    unitsPerDay?: number | null;
                    /** @description Cost units this key may use; null: as much as the workspace */
                    unitsPerMonth?: number | null;
                    /** @description Requests of this key per minute; null: as many as the workspace */
                    requestsPerMinute?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How long the old key goes on working, in hours
                     * @default 24
                     */
                    overlapHours?: number;
                    /** @description Why; kept in the audit log */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": "key_01jd8m2v4k7r9x3c5b6n8q0wt0",
                     *       "replacedBy": null,
                     *       "key": "kp_live_8Fq2ExampleExampleExampleExample12x0Zc"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "notices": []
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Workspace this tab shows; default: the one chosen last */
                    workspaceId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "notices": []
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    switchWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1"
                 *     }
                 */
                "application/json": {
                    workspaceId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "notices": []
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery staple",
                 *       "newPassword": "a much better passphrase"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "notices": []
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ses_01jd8m2v4k7r9x3c5b6n8q0wt4",
                     *           "current": true,
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "lastSeenAt": "2026-11-24T09:30:00.000Z",
                     *           "expiresAt": "2026-12-08T09:30:00.000Z",
                     *           "ip": "203.0.113.7",
                     *           "userAgent": "Mozilla/5.0"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OwnSession"][];
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "purpose": "invite",
                     *       "email": "kim@example.com",
                     *       "workspaceName": "Example Studios",
                     *       "role": "developer",
                     *       "platformRole": null,
                     *       "expiresAt": "2026-12-01T09:30:00.000Z",
                     *       "asks": "new-password"
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            410: components["responses"]["Refused410"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    useLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Kim",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @description New or known, as the link asks; not needed by who is logged in and owns the account */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *         "email": "kim@example.com",
                     *         "name": "Kim",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       },
                     *       "workspace": {
                     *         "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *         "name": "Example Studios",
                     *         "status": "active",
                     *         "role": "developer",
                     *         "permissions": [
                     *           "tasks:read",
                     *           "tasks:write"
                     *         ]
                     *       },
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "notices": []
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            410: components["responses"]["Refused410"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com"
                 *     }
                 */
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listSignInMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "password": true,
                     *       "oidc": {
                     *         "name": "Example SSO",
                     *         "startUrl": "/auth/oidc/start"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignInMethods"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    startOidcLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    finishOidcLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See Other */
            303: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Such as "api-key.revoked" */
                action?: string;
                /** @description Id of the person or key */
                actor?: string;
                /** @description Id of what was changed */
                target?: string;
                /** @description Not before this time */
                from?: string;
                /** @description Before this time */
                to?: string;
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ws_1:7",
                     *           "chain": "ws_1",
                     *           "seq": 7,
                     *           "occurredAt": "2026-11-24T09:30:00.000Z",
                     *           "action": "api-key.revoked",
                     *           "actor": {
                     *             "kind": "user",
                     *             "id": "usr_1",
                     *             "name": "ada@example.com"
                     *           },
                     *           "target": {
                     *             "kind": "api-key",
                     *             "id": "key_1",
                     *             "name": "CI"
                     *           },
                     *           "before": {
                     *             "revokedAt": null
                     *           },
                     *           "after": {
                     *             "revokedAt": "2026-11-24T09:30:00.000Z"
                     *           },
                     *           "reason": "The laptop was lost",
                     *           "requestId": "req_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "ip": "203.0.113.7",
                     *           "hash": "5b1c0d7a6ce6f4e1a9cb1f4ad1bb2c0e0d4ce1b9ac1d1f4d6e6a7e2ad0c6d9f1"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    estimateTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "text-to-video",
                 *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                 *       "durationSeconds": 5
                 *     }
                 */
                "application/json": components["schemas"]["CreateTask"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "quoteId": "quo_eyJ2IjoxfQ.c2ln",
                     *       "costUnits": 5,
                     *       "priceVersion": "2026-11-24",
                     *       "expiresAt": "2026-11-24T09:45:00.000Z",
                     *       "model": "kling-3.0",
                     *       "durationSeconds": 5,
                     *       "quality": "std",
                     *       "basis": [
                     *         {
                     *           "label": "seconds",
                     *           "value": 5
                     *         },
                     *         {
                     *           "label": "tier std",
                     *           "value": 1
                     *         }
                     *       ],
                     *       "billing": "on-success",
                     *       "fits": {
                     *         "allowed": true,
                     *         "refusedBy": [],
                     *         "waitsFor": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EstimateWithFit"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readQuota: {
        parameters: {
            query?: {
                /** @description Opaque id of your own user, whose counters are added */
                endUser?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_1",
                     *       "plan": {
                     *         "id": "team",
                     *         "name": "Team",
                     *         "version": 2
                     *       },
                     *       "mode": "live",
                     *       "limits": {
                     *         "requestsPerMinute": 600,
                     *         "requestBurst": 60,
                     *         "unitsPerDay": 500,
                     *         "unitsPerMonth": 5000,
                     *         "userUnitsPerDay": null,
                     *         "userUnitsPerMonth": null,
                     *         "endUserUnitsPerDay": null,
                     *         "endUserUnitsPerMonth": null,
                     *         "concurrencyPerWorkspace": 10,
                     *         "concurrencyPerUser": 5,
                     *         "maxDurationSeconds": 15,
                     *         "maxVariations": 4,
                     *         "allowedModels": null,
                     *         "priority": 5,
                     *         "releaseMode": "immediate",
                     *         "reviewSamplePercent": 0,
                     *         "retentionDays": 90,
                     *         "softLimitPercent": 80,
                     *         "keyUnitsPerDay": 100,
                     *         "keyUnitsPerMonth": null,
                     *         "defaultConcurrencyPerUser": 5,
                     *         "version": 7,
                     *         "timeZone": "Europe/Berlin"
                     *       },
                     *       "units": [
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "period": "day",
                     *           "usedUnits": 312.5,
                     *           "limitUnits": 500,
                     *           "remainingUnits": 187.5,
                     *           "resetsAt": "2026-11-24T23:00:00.000Z"
                     *         },
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "period": "month",
                     *           "usedUnits": 2104,
                     *           "limitUnits": 5000,
                     *           "remainingUnits": 2896,
                     *           "resetsAt": "2026-11-30T23:00:00.000Z"
                     *         },
                     *         {
                     *           "scope": "api-key",
                     *           "scopeId": "key_1",
                     *           "period": "day",
                     *           "usedUnits": 20,
                     *           "limitUnits": 100,
                     *           "remainingUnits": 80,
                     *           "resetsAt": "2026-11-24T23:00:00.000Z"
                     *         }
                     *       ],
                     *       "concurrency": {
                     *         "workspace": {
                     *           "running": 3,
                     *           "limit": 10
                     *         },
                     *         "user": {
                     *           "running": 1,
                     *           "limit": 5
                     *         }
                     *       },
                     *       "requests": [
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "perMinute": 600,
                     *           "burst": 60,
                     *           "remaining": 58
                     *         }
                     *       ],
                     *       "overrides": [
                     *         {
                     *           "id": "ovr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "target": "workspace",
                     *           "targetId": "ws_1",
                     *           "limits": {
                     *             "unitsPerDay": 500
                     *           },
                     *           "expiresAt": "2026-12-01T00:00:00.000Z"
                     *         }
                     *       ],
                     *       "statementsAccepted": true
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readUsage: {
        parameters: {
            query: {
                /** @description First day, YYYY-MM-DD in UTC */
                from: string;
                /** @description Last day, included; at most 92 days */
                to: string;
                /** @description Up to 4 of day, model, type, user, api-key, end-user, cost-centre, separated by commas */
                groupBy?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Records of one page */
                limit?: string;
            };
            header?: {
                accept?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "day": "2026-11-24",
                     *           "model": "kling-3.0",
                     *           "tasksCreated": 120,
                     *           "tasksSucceeded": 115,
                     *           "tasksFailed": 4,
                     *           "tasksCanceled": 1,
                     *           "videoSeconds": 575,
                     *           "costUnits": 575
                     *         }
                     *       ],
                     *       "meta": {
                     *         "totals": {
                     *           "tasksCreated": 120,
                     *           "tasksSucceeded": 115,
                     *           "tasksFailed": 4,
                     *           "tasksCanceled": 1,
                     *           "videoSeconds": 575,
                     *           "costUnits": 575
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readStatements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "planId": "team",
                     *       "planName": "Team",
                     *       "version": 2,
                     *       "statements": [
                     *         {
                     *           "kind": "commercial-use",
                     *           "text": "Results may be used commercially."
                     *         }
                     *       ],
                     *       "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "requireAcceptance": true,
                     *       "accepted": true,
                     *       "acceptance": {
                     *         "userId": "usr_1",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "acceptedAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "history": [
                     *         {
                     *           "userId": "usr_1",
                     *           "planId": "team",
                     *           "version": 2,
                     *           "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "acceptedAt": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Statements"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    acceptStatements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planId": "team",
                 *       "version": 2
                 *     }
                 */
                "application/json": {
                    planId: string;
                    /** @description The version that was read; it must be the current one */
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "planId": "team",
                     *       "planName": "Team",
                     *       "version": 2,
                     *       "statements": [
                     *         {
                     *           "kind": "commercial-use",
                     *           "text": "Results may be used commercially."
                     *         }
                     *       ],
                     *       "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "requireAcceptance": true,
                     *       "accepted": true,
                     *       "acceptance": {
                     *         "userId": "usr_1",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "acceptedAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "history": [
                     *         {
                     *           "userId": "usr_1",
                     *           "planId": "team",
                     *           "version": 2,
                     *           "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "acceptedAt": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Statements"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    quickstartCreate: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "type": "t2v",
                 *       "prompt": "A paper boat on a rainy street"
                 *     }
                 */
                "application/json": {
                    type?: string;
                    prompt?: string;
                    imageUrl?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "CREATED"
                     *     }
                     */
                    "application/json": {
                        taskId: string;
                        /** @enum {string} */
                        status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    quickstartCreate2: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "type": "t2v",
                 *       "prompt": "A paper boat on a rainy street"
                 *     }
                 */
                "application/json": {
                    type?: string;
                    prompt?: string;
                    imageUrl?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "CREATED"
                     *     }
                     */
                    "application/json": {
                        taskId: string;
                        /** @enum {string} */
                        status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    quickstartStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "RUNNING",
                     *       "stage": "Generating…"
                     *     }
                     */
                    "application/json": {
                        taskId: string;
                        /** @enum {string} */
                        status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED";
                        stage: string;
                        videoUrl?: string;
                        error?: string;
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    quickstartStatus2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "RUNNING",
                     *       "stage": "Generating…"
                     *     }
                     */
                    "application/json": {
                        taskId: string;
                        /** @enum {string} */
                        status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED";
                        stage: string;
                        videoUrl?: string;
                        error?: string;
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    receiveCallback: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                /**
                 * @example {
                 *       "task_id": "847263551",
                 *       "task_status": "succeed"
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    receiveCallbackOfAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                /**
                 * @example {
                 *       "task_id": "847263551",
                 *       "task_status": "succeed"
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    getMedia: {
        parameters: {
            query: {
                expires: string;
                signature: string;
            };
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or the part that was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The file, or the part that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            /** @description The range is outside the file */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    headMedia: {
        parameters: {
            query: {
                expires: string;
                signature: string;
            };
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Partial Content */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            /** @description The range is outside the file */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            504: components["responses"]["Refused504"];
        };
    };
    adminListTasks: {
        parameters: {
            query?: {
                status?: string;
                type?: "text-to-video" | "image-to-video" | "multi-image-to-video" | "omni-video" | "motion-control" | "video-extend" | "text-to-image" | "image-to-image";
                cursor?: string;
                limit?: string;
                workspaceId?: string;
                q?: string;
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AdminTask"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "status": "SUCCEEDED",
                     *       "stage": "Ready",
                     *       "type": "text-to-video",
                     *       "mode": "live",
                     *       "model": "kling-3.0",
                     *       "prompt": "A slow dolly-in toward a misty mountain lake at sunrise",
                     *       "durationSeconds": 5,
                     *       "aspectRatio": "16:9",
                     *       "quality": "std",
                     *       "cost": {
                     *         "costUnits": 5,
                     *         "estimated": false
                     *       },
                     *       "timeline": [
                     *         {
                     *           "status": "CREATED",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "outputs": [
                     *         {
                     *           "assetId": "asset_01jd8m2v4k7r9x3c5b6n8q0wt0",
                     *           "kind": "video",
                     *           "index": 0,
                     *           "key": "videos/ws_1/usr_1/clip.mp4",
                     *           "bytes": 4718592,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "durationSeconds": 5.04,
                     *           "width": 1280,
                     *           "height": 720,
                     *           "frameRate": 24,
                     *           "videoCodec": "avc1",
                     *           "url": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s"
                     *         }
                     *       ],
                     *       "tags": [],
                     *       "metadata": {},
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "videoUrl": "https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s",
                     *       "finishedAt": "2026-11-24T09:32:10.000Z",
                     *       "id": "task_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "workspaceId": "ws_1",
                     *       "userId": "usr_1",
                     *       "policy": {
                     *         "status": "allowed",
                     *         "decisionId": "dec_1",
                     *         "ruleVersion": "1"
                     *       },
                     *       "attempts": [
                     *         {
                     *           "attemptId": "att_1",
                     *           "number": 1,
                     *           "state": "succeeded",
                     *           "providerTaskId": "847263551",
                     *           "account": "kling-eu"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AdminTask"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminFollowEvents: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 7
                     *     event: task.updated
                     *     data: {"taskId":"task_01jd8m2v4k7r9x3c5b6n8q0wsy","status":"RUNNING"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminReadOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tasks": {
                     *         "byStatus": {
                     *           "CREATED": 0,
                     *           "QUEUED": 0,
                     *           "RUNNING": 0,
                     *           "FINALIZING": 0,
                     *           "SUCCEEDED": 0,
                     *           "FAILED": 0,
                     *           "CANCELED": 0
                     *         },
                     *         "last24h": {
                     *           "created": 120,
                     *           "succeeded": 115,
                     *           "failed": 4,
                     *           "canceled": 1
                     *         }
                     *       },
                     *       "latencyMs": {
                     *         "p50": 92000,
                     *         "p95": 178000
                     *       },
                     *       "stateLatency": [
                     *         {
                     *           "status": "QUEUED",
                     *           "count": 118,
                     *           "p50Ms": 4100,
                     *           "p95Ms": 15300
                     *         }
                     *       ],
                     *       "costUnits": {
                     *         "today": 431,
                     *         "last24h": 598
                     *       },
                     *       "providerErrors": [
                     *         {
                     *           "code": "1303",
                     *           "count": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        tasks: {
                            byStatus: {
                                [key: string]: number;
                            };
                            last24h: {
                                created: number;
                                succeeded: number;
                                failed: number;
                                canceled: number;
                            };
                        };
                        latencyMs: {
                            p50: number;
                            p95: number;
                        } | null;
                        stateLatency: {
                            /** @enum {string} */
                            status: "CREATED" | "QUEUED" | "RUNNING" | "FINALIZING" | "SUCCEEDED" | "FAILED" | "CANCELED";
                            count: number;
                            p50Ms: number;
                            p95Ms: number;
                        }[];
                        costUnits: {
                            today: number;
                            last24h: number;
                        };
                        providerErrors: {
                            code: string;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListProviderAccounts: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "acc_1",
                     *           "accountId": "acc_1",
                     *           "name": "kling-eu",
                     *           "mode": "live",
                     *           "provider": "kling-official",
                     *           "baseUrl": "https://api-singapore.klingai.com",
                     *           "region": "singapore",
                     *           "source": "console",
                     *           "status": "active",
                     *           "credential": {
                     *             "kind": "access-key",
                     *             "hint": "…k3yt",
                     *             "keyId": "k1"
                     *           },
                     *           "tokenTemplate": "kling",
                     *           "callbackSecrets": [],
                     *           "maxVideoConcurrency": 5,
                     *           "maxImageConcurrency": 5,
                     *           "inFlight": {
                     *             "video": 0,
                     *             "image": 0
                     *           },
                     *           "resultHosts": [
                     *             ".klingai.com"
                     *           ],
                     *           "createdAt": "2026-11-24T00:00:00.000Z",
                     *           "updatedAt": "2026-11-24T00:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ProviderAccount"][];
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "kling-eu",
                 *       "mode": "live",
                 *       "baseUrl": "https://api-singapore.klingai.com",
                 *       "credentials": {
                 *         "kind": "access-key",
                 *         "accessKey": "AccessKey",
                 *         "secretKey": "SecretKey"
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    mode: "live" | "test";
                    baseUrl: string;
                    credentials: {
                        /** @constant */
                        kind: "access-key";
                        accessKey: string;
                        secretKey: string;
                    } | {
                        /** @constant */
                        kind: "api-key";
                        apiKey: string;
                    };
                    callbackSecret?: string;
                    maxVideoConcurrency?: number;
                    maxImageConcurrency?: number;
                    /** @enum {string} */
                    tokenTemplate?: "kling" | "guide";
                    resultHosts?: string[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminUpdateProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "maxVideoConcurrency": 10
                 *     }
                 */
                "application/json": {
                    version: number;
                    baseUrl?: string;
                    maxVideoConcurrency?: number;
                    maxImageConcurrency?: number;
                    /** @enum {string} */
                    tokenTemplate?: "kling" | "guide";
                    resultHosts?: string[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminRotateProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "credentials": {
                 *         "kind": "access-key",
                 *         "accessKey": "AccessKeyAccessKey",
                 *         "secretKey": "SecretKeySecretKey"
                 *       },
                 *       "reason": "Yearly rotation"
                 *     }
                 */
                "application/json": {
                    version: number;
                    credentials?: {
                        /** @constant */
                        kind: "access-key";
                        accessKey: string;
                        secretKey: string;
                    } | {
                        /** @constant */
                        kind: "api-key";
                        apiKey: string;
                    };
                    callbackSecret?: string | null;
                    dropPreviousCallbackSecret?: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminTestProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "costs": true
                 *     }
                 */
                "application/json": {
                    costs?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminRetireProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "reason": "Contract ended"
                 *     }
                 */
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminActivateProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "reason": "Contract ended"
                 *     }
                 */
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_1",
                     *       "accountId": "acc_1",
                     *       "name": "kling-eu",
                     *       "mode": "live",
                     *       "provider": "kling-official",
                     *       "baseUrl": "https://api-singapore.klingai.com",
                     *       "region": "singapore",
                     *       "source": "console",
                     *       "status": "active",
                     *       "credential": {
                     *         "kind": "access-key",
                     *         "hint": "…k3yt",
                     *         "keyId": "k1"
                     *       },
                     *       "tokenTemplate": "kling",
                     *       "callbackSecrets": [],
                     *       "maxVideoConcurrency": 5,
                     *       "maxImageConcurrency": 5,
                     *       "inFlight": {
                     *         "video": 0,
                     *         "image": 0
                     *       },
                     *       "resultHosts": [
                     *         ".klingai.com"
                     *       ],
                     *       "createdAt": "2026-11-24T00:00:00.000Z",
                     *       "updatedAt": "2026-11-24T00:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListWorkspaces: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
                id?: string;
                /** @description Part of a name, e-mail or id */
                q?: string;
                status?: "active" | "suspended";
                planId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "status": "active",
                     *           "timeZone": "Europe/Berlin",
                     *           "corsOrigins": [
                     *             "https://app.example.com"
                     *           ],
                     *           "planId": "team",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "updatedAt": "2026-11-24T09:30:00.000Z",
                     *           "version": 3,
                     *           "memberCount": 4,
                     *           "activeKeyCount": 7
                     *         }
                     *       ],
                     *       "meta": {
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AdminWorkspace"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example Studios",
                 *       "ownerEmail": "kim@example.com",
                 *       "timeZone": "Europe/Berlin"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @description Its first owner: made a member when known here, else invited */
                    ownerEmail: string;
                    planId?: string;
                    /**
                     * @description IANA time zone in which days and months of quotas begin
                     * @default UTC
                     */
                    timeZone?: string;
                    /** @description Origins of browser applications that may call the API with keys of this workspace */
                    corsOrigins?: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "name": "Example Studios",
                     *       "status": "active",
                     *       "timeZone": "Europe/Berlin",
                     *       "corsOrigins": [
                     *         "https://app.example.com"
                     *       ],
                     *       "planId": "team",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 3,
                     *       "memberCount": 4,
                     *       "activeKeyCount": 7,
                     *       "ownerLink": {
                     *         "url": "https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl",
                     *         "expiresAt": "2026-12-01T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWorkspace"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "name": "Example Studios",
                     *       "status": "active",
                     *       "timeZone": "Europe/Berlin",
                     *       "corsOrigins": [
                     *         "https://app.example.com"
                     *       ],
                     *       "planId": "team",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 3,
                     *       "memberCount": 4,
                     *       "activeKeyCount": 7
                     *     }
                     */
                    "application/json": components["schemas"]["AdminWorkspace"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminUpdateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "suspended",
                 *       "reason": "Invoice 1234 unpaid"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    planId?: string;
                    /** @enum {string} */
                    status?: "active" | "suspended";
                    /** @description IANA time zone in which days and months of quotas begin */
                    timeZone?: string;
                    /** @description Origins of browser applications that may call the API with keys of this workspace */
                    corsOrigins?: string[];
                    /** @description Version the change was made on; when it is no longer the newest, 409 */
                    version?: number;
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "name": "Example Studios",
                     *       "status": "suspended",
                     *       "timeZone": "Europe/Berlin",
                     *       "corsOrigins": [
                     *         "https://app.example.com"
                     *       ],
                     *       "planId": "team",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 3,
                     *       "memberCount": 4,
                     *       "activeKeyCount": 7
                     *     }
                     */
                    "application/json": components["schemas"]["AdminWorkspace"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListMembers: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "email": "kim@example.com",
                     *           "name": "Kim",
                     *           "role": "developer",
                     *           "status": "active",
                     *           "activeKeyCount": 2,
                     *           "joinedAt": "2026-11-24T09:30:00.000Z",
                     *           "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AdminMember"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminInviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com",
                 *       "role": "owner",
                 *       "reason": "The only owner left"
                 *     }
                 */
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "developer" | "billing" | "read-only";
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_01jd8m2v4k7r9x3c5b6n8q0wt2",
                     *       "email": "kim@example.com",
                     *       "role": "owner",
                     *       "status": "open",
                     *       "invitedBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": "2026-12-01T09:30:00.000Z",
                     *       "url": "https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvite"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListUsers: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
                id?: string;
                /** @description Part of a name, e-mail or id */
                q?: string;
                status?: "active" | "disabled";
                platformRole?: "operator" | "reviewer" | "admin";
                resetRequested?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "email": "kim@example.com",
                     *           "name": "Kim",
                     *           "status": "active",
                     *           "platformRole": "operator",
                     *           "hasSignedUp": true,
                     *           "resetRequestedAt": null,
                     *           "workspaces": [
                     *             {
                     *               "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *               "name": "Example Studios",
                     *               "role": "developer"
                     *             }
                     *           ],
                     *           "activeKeyCount": 2,
                     *           "activeSessionCount": 1,
                     *           "lastLoginAt": "2026-11-24T09:30:00.000Z",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "version": 2
                     *         }
                     *       ],
                     *       "meta": {
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AdminUser"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com",
                 *       "platformRole": "operator"
                 *     }
                 */
                "application/json": {
                    email: string;
                    name?: string;
                    /** @default null */
                    platformRole?: ("operator" | "reviewer" | "admin") | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "email": "kim@example.com",
                     *       "name": "Kim",
                     *       "status": "active",
                     *       "platformRole": "operator",
                     *       "hasSignedUp": false,
                     *       "resetRequestedAt": null,
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "activeKeyCount": 2,
                     *       "activeSessionCount": 1,
                     *       "lastLoginAt": "2026-11-24T09:30:00.000Z",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 2,
                     *       "invite": {
                     *         "url": "https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl",
                     *         "expiresAt": "2026-12-01T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedUser"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "email": "kim@example.com",
                     *       "name": "Kim",
                     *       "status": "active",
                     *       "platformRole": "operator",
                     *       "hasSignedUp": true,
                     *       "resetRequestedAt": null,
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "activeKeyCount": 2,
                     *       "activeSessionCount": 1,
                     *       "lastLoginAt": "2026-11-24T09:30:00.000Z",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminUpdateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "disabled",
                 *       "reason": "Left the company"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    platformRole?: ("operator" | "reviewer" | "admin") | null;
                    /** @enum {string} */
                    status?: "active" | "disabled";
                    /** @description Version the change was made on; when it is no longer the newest, 409 */
                    version?: number;
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "email": "kim@example.com",
                     *       "name": "Kim",
                     *       "status": "disabled",
                     *       "platformRole": "operator",
                     *       "hasSignedUp": true,
                     *       "resetRequestedAt": null,
                     *       "workspaces": [
                     *         {
                     *           "id": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "name": "Example Studios",
                     *           "role": "developer"
                     *         }
                     *       ],
                     *       "activeKeyCount": 2,
                     *       "activeSessionCount": 1,
                     *       "lastLoginAt": "2026-11-24T09:30:00.000Z",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "version": 2,
                     *       "consequences": {
                     *         "keysStopped": 2,
                     *         "sessionsEnded": 1,
                     *         "invitesWithdrawn": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UpdatedUser"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateResetLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Asked by phone"
                 *     }
                 */
                "application/json": {
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl",
                     *       "expiresAt": "2026-12-01T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ResetLink"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminEndSessions: {
        parameters: {
            query: {
                /** @description Why; kept in the audit log */
                reason: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionsEnded": 2
                     *     }
                     */
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListApiKeys: {
        parameters: {
            query?: {
                /** @description meta.nextCursor of the page before */
                cursor?: string;
                limit?: string;
                id?: string;
                /** @description Part of a name, e-mail or id */
                q?: string;
                workspaceId?: string;
                userId?: string;
                status?: "active" | "expired" | "revoked" | "owner-gone";
                mode?: "live" | "test";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *           "name": "Render farm",
                     *           "mode": "live",
                     *           "status": "active",
                     *           "prefix": "kp_live_8Fq2",
                     *           "last4": "x0Zc",
                     *           "scopes": [
                     *             "tasks:read",
                     *             "tasks:write"
                     *           ],
                     *           "ipAllowList": [
                     *             "203.0.113.0/24"
                     *           ],
                     *           "costCentre": "marketing",
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": null,
                     *           "requestsPerMinute": null,
                     *           "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "userEmail": "kim@example.com",
                     *           "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "expiresAt": null,
                     *           "revokedAt": null,
                     *           "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *           "lastUsedIp": "203.0.113.7",
                     *           "rotatedFrom": null,
                     *           "replacedBy": null,
                     *           "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *           "workspaceName": "Example Studios"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "total": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AdminApiKey"][];
                        meta: {
                            nextCursor?: string;
                            total?: number;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                 *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                 *       "name": "Render farm",
                 *       "reason": "Asked by the owner"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @default live
                     * @enum {string}
                     */
                    mode?: "live" | "test";
                    /** @description Default: everything around tasks that the caller may do */
                    scopes?: ("tasks:read" | "tasks:write" | "uploads:write" | "events:read" | "models:read" | "usage:read" | "workspace:read" | "workspace:write" | "statements:accept" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                    /**
                     * @description Addresses the key may be used from; empty: any
                     * @default []
                     */
                    ipAllowList?: string[];
                    /**
                     * @description Tag for accounting, put on every task of the key
                     * @default null
                     */
                    costCentre?: string | null;
                    /** @description null: never */
                    expiresAt?: string | null;
                    /**
                     * @description Cost units this key may use; null: as much as the workspace
                     * @default null
                     */
                    unitsPerDay?: number | null;
                    /**
                     * @description Cost units this key may use; null: as much as the workspace
                     * @default null
                     */
                    unitsPerMonth?: number | null;
                    /**
                     * @description Requests of this key per minute; null: as many as the workspace
                     * @default null
                     */
                    requestsPerMinute?: number | null;
                    userId: string;
                    workspaceId: string;
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null,
                     *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "workspaceName": "Example Studios",
                     *       "key": "kp_live_8Fq2ExampleExampleExampleExample12x0Zc"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminCreatedApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null,
                     *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "workspaceName": "Example Studios"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminApiKey"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminRevokeApiKey: {
        parameters: {
            query: {
                /** @description Why; kept in the audit log */
                reason: string;
            };
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "revoked",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null,
                     *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "workspaceName": "Example Studios"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminRotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24,
                 *       "reason": "Yearly rotation"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How long the old key goes on working, in hours
                     * @default 24
                     */
                    overlapHours?: number;
                    /** @description Why; kept in the audit log */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd8m2v4k7r9x3c5b6n8q0wt3",
                     *       "name": "Render farm",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "prefix": "kp_live_8Fq2",
                     *       "last4": "x0Zc",
                     *       "scopes": [
                     *         "tasks:read",
                     *         "tasks:write"
                     *       ],
                     *       "ipAllowList": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "costCentre": "marketing",
                     *       "unitsPerDay": 500,
                     *       "unitsPerMonth": null,
                     *       "requestsPerMinute": null,
                     *       "userId": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "userEmail": "kim@example.com",
                     *       "createdBy": "usr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-24T09:30:00.000Z",
                     *       "lastUsedIp": "203.0.113.7",
                     *       "rotatedFrom": null,
                     *       "replacedBy": null,
                     *       "workspaceId": "ws_01jd8m2v4k7r9x3c5b6n8q0wt1",
                     *       "workspaceName": "Example Studios",
                     *       "key": "kp_live_8Fq2ExampleExampleExampleExample12x0Zc"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminCreatedApiKey"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListAudit: {
        parameters: {
            query?: {
                /** @description Such as "api-key.revoked" */
                action?: string;
                /** @description Id of the person or key */
                actor?: string;
                /** @description Id of what was changed */
                target?: string;
                /** @description Not before this time */
                from?: string;
                /** @description Before this time */
                to?: string;
                cursor?: string;
                limit?: string;
                /** @description Id of a workspace, or "platform" */
                chain?: string;
                /** @description These entries only: <chain>:<seq>, separated by commas, at most 100 */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ws_1:7",
                     *           "chain": "ws_1",
                     *           "seq": 7,
                     *           "occurredAt": "2026-11-24T09:30:00.000Z",
                     *           "action": "api-key.revoked",
                     *           "actor": {
                     *             "kind": "user",
                     *             "id": "usr_1",
                     *             "name": "ada@example.com"
                     *           },
                     *           "target": {
                     *             "kind": "api-key",
                     *             "id": "key_1",
                     *             "name": "CI"
                     *           },
                     *           "before": {
                     *             "revokedAt": null
                     *           },
                     *           "after": {
                     *             "revokedAt": "2026-11-24T09:30:00.000Z"
                     *           },
                     *           "reason": "The laptop was lost",
                     *           "requestId": "req_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "ip": "203.0.113.7",
                     *           "hash": "5b1c0d7a6ce6f4e1a9cb1f4ad1bb2c0e0d4ce1b9ac1d1f4d6e6a7e2ad0c6d9f1"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminReadAuditVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "last": {
                     *         "id": "11",
                     *         "status": "intact",
                     *         "startedAt": "2026-11-24T09:00:00.000Z",
                     *         "finishedAt": "2026-11-24T09:00:02.100Z",
                     *         "startedBy": "schedule",
                     *         "chains": 4,
                     *         "entries": 18230,
                     *         "checkpoints": 612,
                     *         "findingCount": 0,
                     *         "findings": []
                     *       },
                     *       "keyIds": [
                     *         "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
                     *       ],
                     *       "chains": [
                     *         {
                     *           "id": "ws_1",
                     *           "chain": "ws_1",
                     *           "lastSeq": 18120,
                     *           "unsignedEntries": 0,
                     *           "checkpoint": {
                     *             "seq": 18120,
                     *             "signedAt": "2026-11-24T09:59:58.000Z"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        running?: components["schemas"]["AuditVerification"];
                        /** @description The last run that ended */
                        last?: components["schemas"]["AuditVerification"];
                        /** @description Keys that checkpoints may be signed with; the first one signs */
                        keyIds: string[];
                        /** @description Those farthest behind first, at most 1000 */
                        chains: components["schemas"]["AuditChain"][];
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminStartAuditVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "12",
                     *       "status": "running",
                     *       "startedAt": "2026-11-24T10:00:00.000Z",
                     *       "startedBy": "usr_1",
                     *       "chains": 0,
                     *       "entries": 0,
                     *       "checkpoints": 0,
                     *       "findingCount": 0,
                     *       "findings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetAuditEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description <chain>:<seq> */
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_1:7",
                     *       "chain": "ws_1",
                     *       "seq": 7,
                     *       "occurredAt": "2026-11-24T09:30:00.000Z",
                     *       "action": "api-key.revoked",
                     *       "actor": {
                     *         "kind": "user",
                     *         "id": "usr_1",
                     *         "name": "ada@example.com"
                     *       },
                     *       "target": {
                     *         "kind": "api-key",
                     *         "id": "key_1",
                     *         "name": "CI"
                     *       },
                     *       "before": {
                     *         "revokedAt": null
                     *       },
                     *       "after": {
                     *         "revokedAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "reason": "The laptop was lost",
                     *       "requestId": "req_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "ip": "203.0.113.7",
                     *       "hash": "5b1c0d7a6ce6f4e1a9cb1f4ad1bb2c0e0d4ce1b9ac1d1f4d6e6a7e2ad0c6d9f1"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListPlans: {
        parameters: {
            query?: {
                status?: "active" | "retired";
                /** @description These only, separated by commas */
                id?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Records of one page */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "team",
                     *           "name": "Team",
                     *           "description": "For a team in production",
                     *           "status": "active",
                     *           "currentVersion": 2,
                     *           "workspaces": 14,
                     *           "current": {
                     *             "id": "team:2",
                     *             "planId": "team",
                     *             "version": 2,
                     *             "limits": {
                     *               "requestsPerMinute": 600,
                     *               "requestBurst": 60,
                     *               "unitsPerDay": 500,
                     *               "unitsPerMonth": 5000,
                     *               "userUnitsPerDay": null,
                     *               "userUnitsPerMonth": null,
                     *               "endUserUnitsPerDay": null,
                     *               "endUserUnitsPerMonth": null,
                     *               "concurrencyPerWorkspace": 10,
                     *               "concurrencyPerUser": 5,
                     *               "maxDurationSeconds": 15,
                     *               "maxVariations": 4,
                     *               "allowedModels": null,
                     *               "priority": 5,
                     *               "releaseMode": "immediate",
                     *               "reviewSamplePercent": 0,
                     *               "retentionDays": 90,
                     *               "softLimitPercent": 80
                     *             },
                     *             "statements": [
                     *               {
                     *                 "kind": "commercial-use",
                     *                 "text": "Results may be used commercially."
                     *               }
                     *             ],
                     *             "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "requireAcceptance": true,
                     *             "note": "More units per month",
                     *             "createdBy": "usr_1",
                     *             "createdAt": "2026-11-24T09:30:00.000Z"
                     *           },
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "updatedAt": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Plan"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreatePlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "team",
                 *       "name": "Team",
                 *       "description": "For a team in production",
                 *       "limits": {
                 *         "requestsPerMinute": 600,
                 *         "requestBurst": 60,
                 *         "unitsPerDay": 500,
                 *         "unitsPerMonth": 5000,
                 *         "userUnitsPerDay": null,
                 *         "userUnitsPerMonth": null,
                 *         "endUserUnitsPerDay": null,
                 *         "endUserUnitsPerMonth": null,
                 *         "concurrencyPerWorkspace": 10,
                 *         "concurrencyPerUser": 5,
                 *         "maxDurationSeconds": 15,
                 *         "maxVariations": 4,
                 *         "allowedModels": null,
                 *         "priority": 5,
                 *         "releaseMode": "immediate",
                 *         "reviewSamplePercent": 0,
                 *         "retentionDays": 90,
                 *         "softLimitPercent": 80
                 *       },
                 *       "statements": [
                 *         {
                 *           "kind": "commercial-use",
                 *           "text": "Results may be used commercially."
                 *         }
                 *       ],
                 *       "requireAcceptance": true,
                 *       "note": "More units per month",
                 *       "reason": "Agreed with the teams"
                 *     }
                 */
                "application/json": {
                    id: string;
                    name: string;
                    /** @default  */
                    description?: string;
                    limits: components["schemas"]["PlanLimits"];
                    statements: components["schemas"]["Statement"][];
                    requireAcceptance: boolean;
                    /**
                     * @description What is new, in words
                     * @default
                     */
                    note?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team",
                     *       "name": "Team",
                     *       "description": "For a team in production",
                     *       "status": "active",
                     *       "currentVersion": 2,
                     *       "workspaces": 14,
                     *       "current": {
                     *         "id": "team:2",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "limits": {
                     *           "requestsPerMinute": 600,
                     *           "requestBurst": 60,
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": 5000,
                     *           "userUnitsPerDay": null,
                     *           "userUnitsPerMonth": null,
                     *           "endUserUnitsPerDay": null,
                     *           "endUserUnitsPerMonth": null,
                     *           "concurrencyPerWorkspace": 10,
                     *           "concurrencyPerUser": 5,
                     *           "maxDurationSeconds": 15,
                     *           "maxVariations": 4,
                     *           "allowedModels": null,
                     *           "priority": 5,
                     *           "releaseMode": "immediate",
                     *           "reviewSamplePercent": 0,
                     *           "retentionDays": 90,
                     *           "softLimitPercent": 80
                     *         },
                     *         "statements": [
                     *           {
                     *             "kind": "commercial-use",
                     *             "text": "Results may be used commercially."
                     *           }
                     *         ],
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "requireAcceptance": true,
                     *         "note": "More units per month",
                     *         "createdBy": "usr_1",
                     *         "createdAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminGetPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team",
                     *       "name": "Team",
                     *       "description": "For a team in production",
                     *       "status": "active",
                     *       "currentVersion": 2,
                     *       "workspaces": 14,
                     *       "current": {
                     *         "id": "team:2",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "limits": {
                     *           "requestsPerMinute": 600,
                     *           "requestBurst": 60,
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": 5000,
                     *           "userUnitsPerDay": null,
                     *           "userUnitsPerMonth": null,
                     *           "endUserUnitsPerDay": null,
                     *           "endUserUnitsPerMonth": null,
                     *           "concurrencyPerWorkspace": 10,
                     *           "concurrencyPerUser": 5,
                     *           "maxDurationSeconds": 15,
                     *           "maxVariations": 4,
                     *           "allowedModels": null,
                     *           "priority": 5,
                     *           "releaseMode": "immediate",
                     *           "reviewSamplePercent": 0,
                     *           "retentionDays": 90,
                     *           "softLimitPercent": 80
                     *         },
                     *         "statements": [
                     *           {
                     *             "kind": "commercial-use",
                     *             "text": "Results may be used commercially."
                     *           }
                     *         ],
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "requireAcceptance": true,
                     *         "note": "More units per month",
                     *         "createdBy": "usr_1",
                     *         "createdAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminUpdatePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Team",
                 *       "reason": "New name"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    /** @enum {string} */
                    status?: "active" | "retired";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team",
                     *       "name": "Team",
                     *       "description": "For a team in production",
                     *       "status": "active",
                     *       "currentVersion": 2,
                     *       "workspaces": 14,
                     *       "current": {
                     *         "id": "team:2",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "limits": {
                     *           "requestsPerMinute": 600,
                     *           "requestBurst": 60,
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": 5000,
                     *           "userUnitsPerDay": null,
                     *           "userUnitsPerMonth": null,
                     *           "endUserUnitsPerDay": null,
                     *           "endUserUnitsPerMonth": null,
                     *           "concurrencyPerWorkspace": 10,
                     *           "concurrencyPerUser": 5,
                     *           "maxDurationSeconds": 15,
                     *           "maxVariations": 4,
                     *           "allowedModels": null,
                     *           "priority": 5,
                     *           "releaseMode": "immediate",
                     *           "reviewSamplePercent": 0,
                     *           "retentionDays": 90,
                     *           "softLimitPercent": 80
                     *         },
                     *         "statements": [
                     *           {
                     *             "kind": "commercial-use",
                     *             "text": "Results may be used commercially."
                     *           }
                     *         ],
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "requireAcceptance": true,
                     *         "note": "More units per month",
                     *         "createdBy": "usr_1",
                     *         "createdAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListPlanVersions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Records of one page */
                limit?: string;
            };
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "team:2",
                     *           "planId": "team",
                     *           "version": 2,
                     *           "limits": {
                     *             "requestsPerMinute": 600,
                     *             "requestBurst": 60,
                     *             "unitsPerDay": 500,
                     *             "unitsPerMonth": 5000,
                     *             "userUnitsPerDay": null,
                     *             "userUnitsPerMonth": null,
                     *             "endUserUnitsPerDay": null,
                     *             "endUserUnitsPerMonth": null,
                     *             "concurrencyPerWorkspace": 10,
                     *             "concurrencyPerUser": 5,
                     *             "maxDurationSeconds": 15,
                     *             "maxVariations": 4,
                     *             "allowedModels": null,
                     *             "priority": 5,
                     *             "releaseMode": "immediate",
                     *             "reviewSamplePercent": 0,
                     *             "retentionDays": 90,
                     *             "softLimitPercent": 80
                     *           },
                     *           "statements": [
                     *             {
                     *               "kind": "commercial-use",
                     *               "text": "Results may be used commercially."
                     *             }
                     *           ],
                     *           "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "requireAcceptance": true,
                     *           "note": "More units per month",
                     *           "createdBy": "usr_1",
                     *           "createdAt": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PlanVersion"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminPublishPlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "baseVersion": 1,
                 *       "limits": {
                 *         "requestsPerMinute": 600,
                 *         "requestBurst": 60,
                 *         "unitsPerDay": 500,
                 *         "unitsPerMonth": 5000,
                 *         "userUnitsPerDay": null,
                 *         "userUnitsPerMonth": null,
                 *         "endUserUnitsPerDay": null,
                 *         "endUserUnitsPerMonth": null,
                 *         "concurrencyPerWorkspace": 10,
                 *         "concurrencyPerUser": 5,
                 *         "maxDurationSeconds": 15,
                 *         "maxVariations": 4,
                 *         "allowedModels": null,
                 *         "priority": 5,
                 *         "releaseMode": "immediate",
                 *         "reviewSamplePercent": 0,
                 *         "retentionDays": 90,
                 *         "softLimitPercent": 80
                 *       },
                 *       "statements": [
                 *         {
                 *           "kind": "commercial-use",
                 *           "text": "Results may be used commercially."
                 *         }
                 *       ],
                 *       "requireAcceptance": true,
                 *       "note": "More units per month",
                 *       "reason": "Agreed with the teams"
                 *     }
                 */
                "application/json": {
                    /** @description The current version, as the editor saw it; another one meanwhile: 409 */
                    baseVersion: number;
                    limits: components["schemas"]["PlanLimits"];
                    statements: components["schemas"]["Statement"][];
                    requireAcceptance: boolean;
                    /**
                     * @description What is new, in words
                     * @default
                     */
                    note?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "team",
                     *       "name": "Team",
                     *       "description": "For a team in production",
                     *       "status": "active",
                     *       "currentVersion": 2,
                     *       "workspaces": 14,
                     *       "current": {
                     *         "id": "team:2",
                     *         "planId": "team",
                     *         "version": 2,
                     *         "limits": {
                     *           "requestsPerMinute": 600,
                     *           "requestBurst": 60,
                     *           "unitsPerDay": 500,
                     *           "unitsPerMonth": 5000,
                     *           "userUnitsPerDay": null,
                     *           "userUnitsPerMonth": null,
                     *           "endUserUnitsPerDay": null,
                     *           "endUserUnitsPerMonth": null,
                     *           "concurrencyPerWorkspace": 10,
                     *           "concurrencyPerUser": 5,
                     *           "maxDurationSeconds": 15,
                     *           "maxVariations": 4,
                     *           "allowedModels": null,
                     *           "priority": 5,
                     *           "releaseMode": "immediate",
                     *           "reviewSamplePercent": 0,
                     *           "retentionDays": 90,
                     *           "softLimitPercent": 80
                     *         },
                     *         "statements": [
                     *           {
                     *             "kind": "commercial-use",
                     *             "text": "Results may be used commercially."
                     *           }
                     *         ],
                     *         "statementsSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "requireAcceptance": true,
                     *         "note": "More units per month",
                     *         "createdBy": "usr_1",
                     *         "createdAt": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "updatedAt": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminPreviewPlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limits": {
                 *         "requestsPerMinute": 600,
                 *         "requestBurst": 60,
                 *         "unitsPerDay": 250,
                 *         "unitsPerMonth": 5000,
                 *         "userUnitsPerDay": null,
                 *         "userUnitsPerMonth": null,
                 *         "endUserUnitsPerDay": null,
                 *         "endUserUnitsPerMonth": null,
                 *         "concurrencyPerWorkspace": 10,
                 *         "concurrencyPerUser": 5,
                 *         "maxDurationSeconds": 15,
                 *         "maxVariations": 4,
                 *         "allowedModels": null,
                 *         "priority": 5,
                 *         "releaseMode": "immediate",
                 *         "reviewSamplePercent": 0,
                 *         "retentionDays": 90,
                 *         "softLimitPercent": 80
                 *       }
                 *     }
                 */
                "application/json": {
                    limits: components["schemas"]["PlanLimits"];
                    /** @description The present ones when absent */
                    statements?: components["schemas"]["Statement"][];
                    requireAcceptance?: boolean;
                    cursor?: string;
                    /** @default 25 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "diff": [
                     *         {
                     *           "field": "unitsPerDay",
                     *           "before": 500,
                     *           "after": 250,
                     *           "effect": "tighter"
                     *         }
                     *       ],
                     *       "workspaces": 14,
                     *       "affected": 1,
                     *       "counts": [
                     *         {
                     *           "field": "unitsPerDay",
                     *           "kind": "use",
                     *           "workspaces": 1
                     *         }
                     *       ],
                     *       "mustAcceptAgain": 0,
                     *       "usage": "known",
                     *       "data": [
                     *         {
                     *           "id": "ws_1",
                     *           "name": "Trailer team",
                     *           "exceeds": [
                     *             {
                     *               "field": "unitsPerDay",
                     *               "kind": "use",
                     *               "present": 312.5,
                     *               "proposed": 250
                     *             }
                     *           ],
                     *           "mustAcceptAgain": false
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": components["schemas"]["PlanPreview"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminListOverrides: {
        parameters: {
            query?: {
                state?: "active" | "expired" | "ended";
                target?: "workspace" | "user" | "api-key" | "end-user";
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Records of one page */
                limit?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ovr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "workspaceId": "ws_1",
                     *           "target": "user",
                     *           "targetId": "usr_1",
                     *           "limits": {
                     *             "userUnitsPerDay": 400
                     *           },
                     *           "state": "active",
                     *           "reason": "Launch week",
                     *           "createdBy": "usr_2",
                     *           "createdAt": "2026-11-24T09:30:00.000Z",
                     *           "expiresAt": "2026-12-01T00:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["LimitOverride"][];
                        meta: {
                            nextCursor?: string;
                        };
                    };
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminCreateOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "target": "user",
                 *       "targetId": "usr_1",
                 *       "limits": {
                 *         "userUnitsPerDay": 400
                 *       },
                 *       "reason": "Launch week",
                 *       "expiresAt": "2027-06-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    target: "workspace" | "user" | "api-key" | "end-user";
                    /** @description Id of the user, the API key or the end user; not for the workspace itself */
                    targetId?: string;
                    /** @description The limits that differ; an API key takes unitsPerDay, unitsPerMonth, requestsPerMinute and requestBurst as its own */
                    limits: {
                        /** @description API requests of the workspace per minute, evenly paced; null: no limit */
                        requestsPerMinute?: number | null;
                        /** @description Requests that may come at once before the pace counts */
                        requestBurst?: number;
                        /** @description Cost units of the workspace per day; null: no limit */
                        unitsPerDay?: number | null;
                        /** @description Cost units of the workspace per month; null: no limit */
                        unitsPerMonth?: number | null;
                        /** @description Cost units of one user per day; null: no limit */
                        userUnitsPerDay?: number | null;
                        /** @description Cost units of one user per month; null: no limit */
                        userUnitsPerMonth?: number | null;
                        /** @description Cost units of one endUser per day; null: no limit */
                        endUserUnitsPerDay?: number | null;
                        /** @description Cost units of one endUser per month; null: no limit */
                        endUserUnitsPerMonth?: number | null;
                        /** @description Tasks of the workspace at the provider at once; null: no limit */
                        concurrencyPerWorkspace?: number | null;
                        /** @description Tasks of one user at the provider at once; null: no limit */
                        concurrencyPerUser?: number | null;
                        /** @description Longest clip, in seconds; null: no limit */
                        maxDurationSeconds?: number | null;
                        /** @description Variations of one task; null: no limit */
                        maxVariations?: number | null;
                        /** @description Model ids; null: every model */
                        allowedModels?: string[] | null;
                        /** @description Higher goes first */
                        priority?: number;
                        /**
                         * @description Whether results are shown at once, after a sample was reviewed, or after review only
                         * @enum {string}
                         */
                        releaseMode?: "immediate" | "sample" | "all";
                        /** @description Of releaseMode "sample" */
                        reviewSamplePercent?: number;
                        /** @description How long results are kept, in days; null: until deleted */
                        retentionDays?: number | null;
                        /** @description Share of a units limit at which an event warns */
                        softLimitPercent?: number;
                    };
                    reason: string;
                    /**
                     * Format: date-time
                     * @description At most a year from now
                     */
                    expiresAt: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ovr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "workspaceId": "ws_1",
                     *       "target": "user",
                     *       "targetId": "usr_1",
                     *       "limits": {
                     *         "userUnitsPerDay": 400
                     *       },
                     *       "state": "active",
                     *       "reason": "Launch week",
                     *       "createdBy": "usr_2",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": "2026-12-01T00:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["LimitOverride"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminEndOverride: {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path: {
                workspaceId: string;
                overrideId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ovr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *       "workspaceId": "ws_1",
                     *       "target": "user",
                     *       "targetId": "usr_1",
                     *       "limits": {
                     *         "userUnitsPerDay": 400
                     *       },
                     *       "state": "ended",
                     *       "reason": "Launch week",
                     *       "createdBy": "usr_2",
                     *       "createdAt": "2026-11-24T09:30:00.000Z",
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "endedAt": "2026-11-25T08:00:00.000Z",
                     *       "endedBy": "usr_2",
                     *       "endReason": "Launch was called off"
                     *     }
                     */
                    "application/json": components["schemas"]["LimitOverride"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminReadQuota: {
        parameters: {
            query?: {
                mode?: "live" | "test";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_1",
                     *       "plan": {
                     *         "id": "team",
                     *         "name": "Team",
                     *         "version": 2
                     *       },
                     *       "mode": "live",
                     *       "limits": {
                     *         "requestsPerMinute": 600,
                     *         "requestBurst": 60,
                     *         "unitsPerDay": 500,
                     *         "unitsPerMonth": 5000,
                     *         "userUnitsPerDay": null,
                     *         "userUnitsPerMonth": null,
                     *         "endUserUnitsPerDay": null,
                     *         "endUserUnitsPerMonth": null,
                     *         "concurrencyPerWorkspace": 10,
                     *         "concurrencyPerUser": 5,
                     *         "maxDurationSeconds": 15,
                     *         "maxVariations": 4,
                     *         "allowedModels": null,
                     *         "priority": 5,
                     *         "releaseMode": "immediate",
                     *         "reviewSamplePercent": 0,
                     *         "retentionDays": 90,
                     *         "softLimitPercent": 80,
                     *         "keyUnitsPerDay": 100,
                     *         "keyUnitsPerMonth": null,
                     *         "defaultConcurrencyPerUser": 5,
                     *         "version": 7,
                     *         "timeZone": "Europe/Berlin"
                     *       },
                     *       "units": [
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "period": "day",
                     *           "usedUnits": 312.5,
                     *           "limitUnits": 500,
                     *           "remainingUnits": 187.5,
                     *           "resetsAt": "2026-11-24T23:00:00.000Z"
                     *         },
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "period": "month",
                     *           "usedUnits": 2104,
                     *           "limitUnits": 5000,
                     *           "remainingUnits": 2896,
                     *           "resetsAt": "2026-11-30T23:00:00.000Z"
                     *         },
                     *         {
                     *           "scope": "api-key",
                     *           "scopeId": "key_1",
                     *           "period": "day",
                     *           "usedUnits": 20,
                     *           "limitUnits": 100,
                     *           "remainingUnits": 80,
                     *           "resetsAt": "2026-11-24T23:00:00.000Z"
                     *         }
                     *       ],
                     *       "concurrency": {
                     *         "workspace": {
                     *           "running": 3,
                     *           "limit": 10
                     *         },
                     *         "user": {
                     *           "running": 1,
                     *           "limit": 5
                     *         }
                     *       },
                     *       "requests": [
                     *         {
                     *           "scope": "workspace",
                     *           "scopeId": "ws_1",
                     *           "perMinute": 600,
                     *           "burst": 60,
                     *           "remaining": 58
                     *         }
                     *       ],
                     *       "overrides": [
                     *         {
                     *           "id": "ovr_01jd8m2v4k7r9x3c5b6n8q0wsy",
                     *           "target": "workspace",
                     *           "targetId": "ws_1",
                     *           "limits": {
                     *             "unitsPerDay": 500
                     *           },
                     *           "expiresAt": "2026-12-01T00:00:00.000Z"
                     *         }
                     *       ],
                     *       "statementsAccepted": true
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description Nothing has changed since the ETag that was sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminMoveWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planId": "team",
                 *       "reason": "Signed the contract"
                 *     }
                 */
                "application/json": {
                    planId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ws_1",
                     *       "planId": "team",
                     *       "planName": "Team",
                     *       "planVersion": 2,
                     *       "limitsVersion": 8
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspacePlan"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
    adminPreviewMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planId": "free"
                 *     }
                 */
                "application/json": {
                    planId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "diff": [
                     *         {
                     *           "field": "unitsPerDay",
                     *           "before": 500,
                     *           "after": 250,
                     *           "effect": "tighter"
                     *         }
                     *       ],
                     *       "workspaces": 1,
                     *       "affected": 1,
                     *       "counts": [
                     *         {
                     *           "field": "unitsPerDay",
                     *           "kind": "use",
                     *           "workspaces": 1
                     *         }
                     *       ],
                     *       "mustAcceptAgain": 0,
                     *       "usage": "known",
                     *       "data": [
                     *         {
                     *           "id": "ws_1",
                     *           "name": "Trailer team",
                     *           "exceeds": [
                     *             {
                     *               "field": "unitsPerDay",
                     *               "kind": "use",
                     *               "present": 312.5,
                     *               "proposed": 250
                     *             }
                     *           ],
                     *           "mustAcceptAgain": false
                     *         }
                     *       ],
                     *       "meta": {}
                     *     }
                     */
                    "application/json": components["schemas"]["PlanPreview"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
            504: components["responses"]["Refused504"];
        };
    };
}
