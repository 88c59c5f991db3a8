import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument } from './operations.ts';

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  contentType: string;
  text: string;
}

const escapePointer = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Holds answers against the OpenAPI document: status, content type, and the whole body. */
export class AnswerChecker {
  private readonly ajv: Ajv2020;
  private readonly document: OpenApiDocument;
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, 'openapi');
  }

  /** @returns what is wrong with the answer, in words; undefined when the document allows it. */
  problemOf(path: string, method: string, { status, contentType, text }: WireAnswer): string | undefined {
    const pointer = `/paths/${escapePointer(path)}/${method.toLowerCase()}/responses/${status}`;
    const response = this.document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
    if (!response) return `status ${status} is not documented`;
    const name = response.$ref?.split('/').at(-1);
    const content = (name ? this.document.components.responses[name]?.content : response.content) ?? {};
    const mediaType = contentType.split(';')[0]?.trim() ?? '';
    if (Object.keys(content).length === 0) return text === '' ? undefined : `status ${status} has a body that is not documented`;
    // HEAD and 304 have the headers of a body without the body.
    if (text === '' && (method === 'HEAD' || status === 304)) return undefined;
    const documented = content[mediaType];
    if (!documented) return `content type ${mediaType || 'none'} is not documented for ${status}`;
    if (!mediaType.endsWith('json')) return undefined;
    const validate = this.validatorOf(`${name ? `/components/responses/${name}` : pointer}/content/${escapePointer(mediaType)}/schema`);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return 'the body is not JSON';
    }
    if (validate(body)) return undefined;
    return `the body of ${status} violates its schema: ${this.ajv.errorsText(validate.errors)}`;
  }

  private validatorOf(pointer: string): ValidateFunction {
    let validate = this.validators.get(pointer);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `openapi#${pointer}` });
      this.validators.set(pointer, validate);
    }
    return validate;
  }
}
