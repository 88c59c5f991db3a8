/**
 * Passwords of 12 characters and more that turn up most often in lists of stolen ones. Shorter ones are refused by
 * their length, repetitions and runs by rule.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdfgh
  qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwerty123456 qwerty1234567 qwerty12345678 qwerty123456789 qwerty1234567890 123456qwerty asdfghjkl123 asdfghjkl1234
  asdfghjklzxcvbnm zxcvbnm123456 zxcvbnmasdfghjkl password1234 password12345 password123456 password123456789 password1234! password123! passw0rd1234 passw0rd12345
  p@ssw0rd1234 p@ssword1234 p@ssw0rd123! password2023 password2024 password2025 password2026 mypassword123 newpassword1 newpassword123 changeme1234
  changeme12345 changemeplease letmein12345 letmein123456 welcome12345 welcome123456 iloveyou1234 iloveyou12345 iloveyousomuch iloveyouforever administrator
  administrator1 administrator123 admin1234567 admin12345678 admin123456789 adminadmin123 root12345678 superadmin123 supersecret1 secret123456 secretpassword
  trustno1trustno1 monkey123456 dragon123456 football1234 baseball1234 superman1234 princess1234 sunshine1234 michael12345 jordan123456 master123456 shadow123456
  1234567890ab 1234567890abc abc123456789 abcd12345678 abcdef123456 abcdefg12345 abc123abc123 a1b2c3d4e5f6 a1s2d3f4g5h6 q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 z1x2c3v4b5n6
  1111aaaa2222 123qweasdzxc 123qwe123qwe qweasdzxc123 qwe123qwe123 !qaz2wsx3edc !qaz@wsx#edc 12345678910a 123456789abc 123456789qwe 123456789987654321 1234554321123
  123321123321 147258369147 159753159753 789456123000 741852963000 987654321abc correcthorsebatterystaple whatever1234 computer1234 internet1234 samsung12345 football12345
  starwars1234 pokemon12345 minecraft123 liverpool123 chelsea12345 barcelona123 manchester123 testtest1234 testpassword test12345678 temporary123 defaultpassword
  klingklingkling klingplatform klingpassword`.split(/\s+/),
);
