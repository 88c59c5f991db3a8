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
        /** Follow one task (server-sent events), from its beginning to its end */
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
        /** Follow all tasks of the workspace (server-sent events); Last-Event-ID replays what was missed */
        get: operations["followEvents"];
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
        /** Exchange the refresh cookie for a new access token */
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
         * Where the provider calls back
         * @description A hint only: the state of a task comes from an authenticated read of the provider.
         */
        post: operations["receiveCallback"];
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
        Session: {
            accessToken: string;
            expiresInSeconds: number;
            user: {
                id: string;
                email: string;
                name: string;
                platformRole: ("operator" | "reviewer" | "admin") | null;
                permissions: {
                    resource: string;
                    action: string;
                }[];
            };
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
            /** @description Nothing has changed since the ETag that was sent */
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
            /** @description Nothing has changed since the ETag that was sent */
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
                     *     data: {"taskId":"task_01jd8m2v4k7r9x3c5b6n8q0wsy","status":"RUNNING"}
                     */
                    "text/event-stream": string;
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
    followEvents: {
        parameters: {
            query?: never;
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
            /** @description Nothing has changed since the ETag that was sent */
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
                 *       "email": "operator@example.com",
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
                     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_1",
                     *         "email": "operator@example.com",
                     *         "name": "operator",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       }
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
                     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
                     *       "expiresInSeconds": 600,
                     *       "user": {
                     *         "id": "usr_1",
                     *         "email": "operator@example.com",
                     *         "name": "operator",
                     *         "platformRole": "operator",
                     *         "permissions": [
                     *           {
                     *             "resource": "tasks",
                     *             "action": "list"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            414: components["responses"]["Refused414"];
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
        requestBody?: {
            content: {
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
}
