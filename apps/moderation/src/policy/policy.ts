/** What a rule protects against; shown to the user with advice, never with the terms themselves. */
export type PolicyCategory = 'sexual' | 'minors' | 'violence' | 'hate' | 'illegal' | 'self-harm';

export interface PolicyRule {
  id: string;
  category: PolicyCategory;
  /** Words or phrases, matched as whole words, case and accents of width ignored. */
  terms: string[];
  /** Phrases that make a term harmless when it stands inside one of them ("naked eye"). */
  exceptions?: string[];
}

/** A version of the rules. Immutable: a change is a new version. */
export interface Policy {
  version: string;
  rules: PolicyRule[];
}

/** What the user reads when a category blocks a prompt. */
export const CATEGORY_ADVICE: Record<PolicyCategory, string> = {
  sexual: 'The prompt asks for sexual or nude content. Describe the scene without it.',
  minors: 'The prompt combines minors with content that is never allowed. Remove it.',
  violence: 'The prompt asks for graphic violence or gore. Describe the scene without injuries.',
  hate: 'The prompt attacks or degrades people for who they are. Remove the hateful part.',
  illegal: 'The prompt asks for instructions or promotion of illegal acts. Remove that part.',
  'self-harm': 'The prompt depicts or encourages self-harm. Remove that part. If you are in distress, please talk to someone you trust.',
};
