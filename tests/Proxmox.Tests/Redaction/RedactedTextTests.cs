using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Texts with a secret planted as <c>hunter2</c> or by a look of its own, and texts that hold none.</summary>
public sealed class RedactedTextTests
{
    private const string Uuid = "3f7c1d52-9a0e-4c55-8f57-0a6a1c2b9e11";

    private const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    public static TheoryData<string, string> Planted => new()
    {
        { "https://admin:hunter2@git.example/repo.git", "hunter2" },
        { "smb://dom;joe:hunt/er2@nas/share", "er2" },
        { "https://user:p@hunter2@host/", "hunter2" },
        { "postgres://app:hunter2@db:5432/app?sslmode=require", "hunter2" },
        { "clone https://ghx0123456789abcdef@github.com/a/b", "ghx0123456789abcdef" },
        { "https://h/x?token=hunter2&y=1", "hunter2" },
        { "https://acc.blob.core.windows.net/c/f?sv=2022&sig=hunter2%2Fabc%3D&se=1", "hunter2" },
        { "https://b.s3.amazonaws.com/k?X-Amz-Signature=hunter2hunter2&X-Amz-Date=1", "hunter2" },
        { "https://b.s3.amazonaws.com/k?X-Amz-Credential=hunter2%2Fus&X-Amz-Date=1", "hunter2" },
        { "https://h/?a=1&access_key=hunter2", "hunter2" },
        { "https://maps/?key=hunter2hunter2", "hunter2" },
        { "next=%2Fapi%3Fpassword%3Dhunter2%26x%3D1", "hunter2" },
        { "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----", "hunter2" },
        { "cut: -----BEGIN RSA PRIVATE KEY-----\nhunter2", "hunter2" },
        { "{\"k\":\"-----BEGIN PRIVATE KEY-----\\nhunter2\\n-----END PRIVATE KEY-----\"}", "hunter2" },
        { "curl -H 'Authorization: Bearer hunter2hunter2'", "hunter2" },
        { "Authorization: Basic YWRtaW46aHVudGVyMg==", "YWRtaW46aHVudGVyMg" },
        { "sent Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef" },
        { "authorization=Token hunter2hunter2", "hunter2" },
        { $"jwt {Jwt} end", "dozjgNryP4J3" },
        { "key AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE" },
        { "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_" },
        { "glpat-abcdefghij0123456789", "glpat-" },
        { "xoxb-123456789012-abcdefghijkl", "xoxb-" },
        { $"root@pam!mon={Uuid}", Uuid },
        { $"backup@pbs!mon:{Uuid}", Uuid },
        { "PVE:root@pam:6B037D03::hunter2", "hunter2" },
        { "root:$6$rounds=5000$saltsalt$hashhashhash/xyz.:19000:0", "hashhash" },
        { "$y$j9T$saltsalt$hashhashhash", "hashhash" },
        { "$2y$10$abcdefghijklmnopqrstuvwxyz", "abcdefghijk" },
        { "password: hunter2", "hunter2" },
        { "Zugang\n  Passwort: hunter2\nEnde", "hunter2" },
        { "user: joe password: ab,hunter2", "hunter2" },
        { "passwd=hunter2", "hunter2" },
        { "passwd=ab,hunter2", "hunter2" },
        { "password=ab\"hunter2", "hunter2" },
        { "export PGPASSWORD='hunter2 and more'", "more" },
        { "DB_PASSWORD = hunter2", "hunter2" },
        { "the root password is hunter2", "hunter2" },
        { "The secret is \"hunter2 again\".", "again" },
        { "api key: hunter2", "hunter2" },
        { "password: correct horse hunter2", "hunter2" },
        { "users:\n  - name: joe\n    hashed_passwd: hunter2\n    sudo: ALL", "hunter2" },
        { "#cloud-config\nchpasswd:\n  expire: False\n  list: |\n    root:hunter2\n    joe:hunter2\n", "hunter2" },
        { "#cloud-config\nchpasswd:\n  list:\n    - root:hunter2\n", "hunter2" },
        { "secret: |\n  line one\n  hunter2\nnext: 1", "hunter2" },
        { "secret: >-\n  hunter2", "hunter2" },
        { "api_tokens:\n  - hunter2\n  - x\nnext: 1", "hunter2" },
        { "{\"user\":\"x\",\"db_password\":\"hunter2\",\"port\":1}", "hunter2" },
        { "\"{\\\"token\\\":\\\"hunter2\\\",\\\"a\\\":1}\"", "hunter2" },
        { "{\"password\":\"a\\\"hunter2\"}", "hunter2" },
        { "{'apiKey': 'hunter2'}", "hunter2" },
        { "{\"passwords\":[\"a\",\"hunter2\"]}", "hunter2" },
        { "$conf['smtp_pass'] => 'hunter2'", "" },
        { "'smtp_pass' => 'hunter2',", "hunter2" },
        { "//registry.npmjs.org/:_authToken=hunter2", "hunter2" },
        { "PrivateKey = hunter2hunter2=", "hunter2" },
        { "-object secret,id=sec0,format=raw,data=hunter2", "hunter2" },
        { "-object '{\"qom-type\":\"secret\",\"id\":\"s\",\"data\":\"hunter2\"}'", "hunter2" },
        { "mysql --password hunter2 -u root", "hunter2" },
        { "deploy --api-token hunter2", "hunter2" },
        { "sshpass -p hunter2 ssh x", "hunter2" },
        { "curl -s -u joe:hunter2 https://h", "hunter2" },
        { "machine h login joe password hunter2", "hunter2" },
        { "x " + Convert.ToBase64String(Encoding.UTF8.GetBytes("#cloud-config\npassword: hunter2\n")), "I2Nsb3Vk" },
        { "x " + Convert.ToBase64String(Encoding.UTF8.GetBytes("#cloud-config\npackages:\n  - nginx\npassword: hunter2\n"), Base64FormattingOptions.InsertLineBreaks), "I2Nsb3Vk" },
        { Convert.ToBase64String(GZip("#cloud-config\npassword: hunter2\n")), "H4sI" },
        { Convert.ToBase64String(Encoding.UTF8.GetBytes("outer " + Convert.ToBase64String(Encoding.UTF8.GetBytes("my password: hunter2")))), "b3V0ZXIg" },
    };

    public static TheoryData<string> Whole =>
    [
        "VM is locked (snapshot)", "end task UPID:pve1:00000509:00062457:6B0381D9:vzdump:101:ann@pve:: OK", "keyboard: de", "keyctl=1,nesting=1", "features: keyctl=1", "monkey: banana", "tokenizer: fast", "password-policy: strict",
        "PasswordAuthentication no", "lock_passwd: False", "ssh_pwauth: true", "max_tokens: 500", "public_key: ssh-ed25519 AAAAC3Nz", "tokenid: root@pam!x",
        "PWD=/root", "OLDPWD=/etc", "virtio=BC:24:11:B3:92:EE,bridge=vmbr0", "local:100/vm-100-disk-0.qcow2,size=1G", "uuid=0da65964-d34f-4924-a1a5-ec741e761268",
        "http://10.0.0.1:8080/path/to@home", "https://git.example/repo.git", "ssh://git@github.com/a/b", "mailto:a@b.example", "see https://pve.example:8006/#v1:0:18:4",
        "password is required", "the password was reset", "The secret is missing.", "Basic configuration of the node", "Bearer of news", "token expired",
        "sshd[812]: Failed password for root from 10.0.0.1 port 22 ssh2", "systemd[1]: Started systemd-ask-password-console.path - Dispatch Password Requests",
        "sshd[1]: Accepted publickey for root from 10.0.0.1 port 5 ssh2: RSA SHA256:kQ0Jt4W1bQ8o8nR7sT0vXyZ1a2b3c4d5e6f7g8h9i0j",
        "end task UPID:pve1:000014CA:0005D60B:6B038111:vzrestore:205:root@pam!x: OK", "digest ed541c84f811ac84378fca499d94e4851b515ed4",
        "#cloud-config\nhostname: web01b\nmanage_etc_hosts: true\nfqdn: web01b\nchpasswd:\n  expire: False\nusers:\n  - default\npackage_upgrade: true\n",
        "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END CERTIFICATE-----", "/usr/share/proxmox/some/very/long/path/of/a/file",
        "SGVsbG8gd29ybGQsIHRoaXMgaXMgaGFybWxlc3M=", "order=scsi0;net0", "costs $5 and $6 or so", "a = b; c: d", "compass: north", "bypass=1",
        "Ticket 4711: replace the disk", "community: forum.proxmox.com", "see the wiki: tokens are kept in the vault", "2026-11-23 05:00:01 pve1 pvedaemon[99]: <root@pam> end task",
    ];

    [Theory]
    [MemberData(nameof(Planted))]
    public void Hides_what_is_planted(string text, string secret)
    {
        var redacted = Redaction.RedactText(text);

        redacted.ShouldNotContain("hunter2");
        if (secret.Length > 0)
        {
            redacted.ShouldNotContain(secret);
        }

        Redaction.RedactText(redacted).ShouldBe(redacted);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Leaves_what_holds_no_secret(string text) => Redaction.RedactText(text).ShouldBe(text);

    [Theory]
    [InlineData("https://admin:hunter2@git.example/repo.git", "https://admin:***@git.example/repo.git")]
    [InlineData("https://h/x?token=hunter2&y=1", "https://h/x?token=***&y=1")]
    [InlineData("first line\npassword: hunter2\nlast line", "first line\npassword: ***\nlast line")]
    [InlineData("{\"db_password\": \"hunter2\", \"port\": 1}", "{\"db_password\": \"***\", \"port\": 1}")]
    [InlineData("-object secret,id=sec0,data=hunter2 -cpu host", "-object secret,id=sec0,data=*** -cpu host")]
    [InlineData("Authorization: Bearer hunter2hunter2", "Authorization: Bearer ***")]
    public void Leaves_what_stands_around_a_secret(string text, string redacted) => Redaction.RedactText(text).ShouldBe(redacted);

    [Theory]
    [InlineData("my_db_password")]
    [InlineData("PGPASSWORD")]
    [InlineData("smbpasswd")]
    [InlineData("x-api-key")]
    [InlineData("rootpw")]
    [InlineData("token_value")]
    [InlineData("password2")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("smtpPass")]
    [InlineData("hashed-passwd")]
    [InlineData("tokenizer", false)]
    [InlineData("keyboard", false)]
    [InlineData("keyctl", false)]
    [InlineData("monkey", false)]
    [InlineData("password-policy", false)]
    [InlineData("token_id", false)]
    [InlineData("secret_name", false)]
    [InlineData("compass", false)]
    [InlineData("ssh_public_key", false)]
    [InlineData("max_tokens", false)]
    public void Knows_names_that_nobody_listed(string name, bool secret = true) => Redaction.IsSecret(name).ShouldBe(secret);

    [Fact]
    public void Hides_secrets_at_any_place_of_an_answer()
    {
        const string Json = """{"description":"see\npassword: hunter2\n","args":"-vnc x,password=hunter2","cicustom":"user=https://joe:hunter2@h/u.yml","odd":[{"rootpw":"hunter2"},"PGPASSWORD=hunter2"],"has_token":true}""";

        var redacted = Redaction.Redact(JsonElement.Parse(Json)).GetRawText();

        redacted.ShouldNotContain("hunter2");
        redacted.ShouldContain("\"has_token\":true");
    }

    [Theory]
    [InlineData("aaaaaaaa")]
    [InlineData("a=")]
    [InlineData("x://a:b")]
    [InlineData("://a:b")]
    [InlineData("password:")]
    [InlineData("password=\"")]
    [InlineData("password: |\n")]
    [InlineData("chpasswd:\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("eyJaaaaa.")]
    [InlineData("\\\"")]
    [InlineData("secret is ")]
    [InlineData("authorization: ")]
    [InlineData("-object secret,")]
    [InlineData("curl -u ")]
    [InlineData("login a ")]
    [InlineData("token\t")]
    [InlineData("  ")]
    [InlineData("\n")]
    [InlineData("AAAA\n")]
    [InlineData("[\"qom-type\":\"secret\"")]
    [InlineData("password=a,b,")]
    [InlineData("$6$")]
    public void Takes_no_longer_than_its_length_asks(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        var start = Stopwatch.GetTimestamp();

        Redaction.RedactText(hostile);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Passes_a_log_of_5000_lines_in_no_time()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => $"Nov 23 05:00:01 pve1 pvedaemon[{i}]: <root@pam> starting task UPID:pve1:000014CA:0005D60B:6B038111:qmstart:{i}:root@pam:").ToArray();
        Redaction.RedactText(lines[0]);
        var start = Stopwatch.GetTimestamp();

        lines.ShouldAllBe(line => Redaction.RedactText(line) == line);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static byte[] GZip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
