using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace Hypervisor.WebApi.Tests;

/// <summary>Requests that nobody sends who means well: each is answered 4xx, and nothing comes of it.</summary>
public sealed class AbuseTests
{
    [Fact]
    public async Task A_body_that_is_deep_long_or_has_too_many_fields_is_refused_briefly()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var organization = (await admin.Read("auth/me")).Text("organization_id");
        var many = "{" + string.Join(',', Enumerable.Range(0, 50_000).Select(number => $"\"field{number}\":1")) + "}";
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        var array = new string('[', 5000) + new string(']', 5000);
        var told = 0;

        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "controllers"), (HttpMethod.Put, $"modules/org/{organization}/hypervisor/settings"), (HttpMethod.Post, "fabric/connections"), (HttpMethod.Post, "hypervisor/alerts/evaluate-hysteresis"), (HttpMethod.Post, "fabric/operations/hypervisor.vm.snapshot/invoke")])
        {
            foreach (var body in (string[])[deep, array, many, "", "\0", "\ud800", "{\"name\":\"\\ud800\"}", "{\"name\":1e999999}", "{\"a\":1,\"a\":2}", "//x", "{\"name\":NaN}"])
            {
                using var answer = await Send(admin, method, path, body);
                var text = await answer.Content.ReadAsStringAsync();
                ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{path} {Brief(body)}: {text}");
                text.Length.ShouldBeLessThan(100_000, $"{path} {Brief(body)}");
            }

            try
            {
                await (await Send(admin, method, path, $$"""{"name":"{{new string('x', 2_000_000)}}"}""")).ShouldBeProblem(413, "too_large");
                told++;
            }
            catch (HttpRequestException)
            {
                // Who still sends when the answer is there may find the connection closed before it is read.
            }
        }

        told.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_head_that_is_too_large_is_refused()
    {
        await using var app = await HypervisorApp.Start();

        (await Raw(app, $"GET /api/v1/auth/methods?{new string('x', 20_000)} HTTP/1.1\r\nHost: a\r\n\r\n")).ShouldContain(" 414 ");
        (await Raw(app, $"GET /api/v1/auth/methods HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n")).ShouldContain(" 431 ");
        (await Raw(app, $"GET /api/v1/auth/methods HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X{number}: x\r\n"))}\r\n")).ShouldContain(" 431 ");
        (await Raw(app, "GET /api/v1/auth/methods HTTP/1.1\r\n\r\n")).ShouldContain(" 400 ");
        (await Raw(app, "GET /api/v1/auth/methods HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).ShouldContain(" 400 ");
        (await Raw(app, "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")).ShouldNotContain(" 200 ");
        (await Raw(app, "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}")).ShouldContain(" 400 ");
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_given_up()
    {
        await using var app = await HypervisorApp.Start();

        // The server waits five seconds for 240 bytes a second.
        var answer = await Raw(app, "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"username\"");

        answer.ShouldMatch(@"^HTTP/1\.1 4\d\d ");
        answer.ShouldNotContain("MinRequestBodyDataRate");
    }

    [Fact]
    public async Task A_file_with_a_name_that_leads_elsewhere_is_refused()
    {
        await using var fixture = await ChangeableCluster.Start();
        string[] names =
        [
            "../../etc/passwd.iso", "..\\..\\x.iso", "/etc/x.iso", "C:\\x.iso", "a/b.iso", "a\\b.iso", "..", ".iso", "-rf.iso", "a b.iso", "a;b.iso", "a|b.iso", "$(id).iso", "`id`.iso", "a%2fb.iso", "a:b.iso", "ä.iso",
            "a\u202eosi.iso", new string('a', 300) + ".iso",
        ];
        foreach (var name in names)
        {
            foreach (var parameter in (string[])[$"filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"", $"filename*=UTF-8''{Uri.EscapeDataString(name)}", $"filename=\"good.iso\"; filename*=UTF-8''{Uri.EscapeDataString(name)}"])
            {
                using var answer = await Upload(fixture, $"--b\r\nContent-Disposition: form-data; name=\"file\"; {parameter}\r\n\r\nx\r\n--b--\r\n");
                var text = await answer.Content.ReadAsStringAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{parameter}: {text}");
            }
        }

        await NothingCame(fixture);
    }

    [Fact]
    public async Task A_form_of_another_type_is_refused()
    {
        await using var fixture = await ChangeableCluster.Start();
        foreach (var type in (string[])["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=b", "application/x-www-form-urlencoded", "application/json", "text/plain", "nonsense", ""])
        {
            using var answer = await Upload(fixture, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.iso\"\r\n\r\nx\r\n--b--\r\n", type);
            ((int)answer.StatusCode).ShouldBeOneOf(415, 422);
        }

        await NothingCame(fixture);
    }

    [Fact]
    public async Task A_form_that_is_no_form_is_refused()
    {
        await using var fixture = await ChangeableCluster.Start();
        const string Head = "Content-Disposition: form-data; name=\"file\"; filename=\"a.iso\"\r\n";
        string[] bodies =
        [
            "", "--b--", "--b\r\n", "--b\r\n\r\nx\r\n--b--\r\n", $"--c\r\n{Head}\r\nx\r\n--c--\r\n", $"--b\r\n{Head}\r\nx", $"--b\r\n{Head}X: {new string('x', 10_000)}\r\n\r\nx\r\n--b--\r\n",
            $"--b\r\n{Head}{string.Concat(Enumerable.Range(0, 50).Select(number => $"X{number}: x\r\n"))}\r\nx\r\n--b--\r\n",
            $"--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n{new string('x', 10_000)}\r\n--b\r\n{Head}\r\nx\r\n--b--\r\n",
            string.Concat(Enumerable.Range(0, 500).Select(number => $"--b\r\nContent-Disposition: form-data; name=\"f{number}\"\r\n\r\nx\r\n")) + $"--b\r\n{Head}\r\nx\r\n--b--\r\n",
            $"--b\r\nContent-Disposition: form-data; name=\"filename\"\r\n\r\n../x.iso\r\n--b\r\n{Head}\r\nx\r\n--b--\r\n",
        ];

        foreach (var body in bodies)
        {
            using var answer = await Upload(fixture, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{Brief(body)}: {await answer.Content.ReadAsStringAsync()}");
        }

        await NothingCame(fixture);
    }

    [Fact]
    public async Task A_file_that_lies_about_its_length_comes_to_nothing()
    {
        await using var fixture = await ChangeableCluster.Start();
        var app = fixture.Clusters.App;
        const string Body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.iso\"\r\n\r\nxxxxx\r\n--b--\r\n";
        var head = $"POST /api/v1/{PathOf(fixture)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: {fixture.Clusters.Admin.DefaultRequestHeaders.Authorization}\r\nContent-Type: multipart/form-data; boundary=b\r\n";

        (await Raw(app, $"{head}Content-Length: {Body.Length - 20}\r\n\r\n{Body}")).ShouldContain(" 422 ");
        (await Raw(app, $"{head}Content-Length: 9999999999\r\n\r\n{Body}")).ShouldContain(" 413 ");
        await Raw(app, $"{head}Content-Length: {Body.Length + 1000}\r\n\r\n{Body[..^10]}", hangUp: true);

        await NothingCame(fixture);
    }

    private static string PathOf(ChangeableCluster fixture) => $"hypervisor/controllers/{fixture.Controller}/nodes/{fixture.Cluster.Nodes.All[0].Name}/storage/local/upload";

    private static async Task<HttpResponseMessage> Upload(ChangeableCluster fixture, string body, string type = "multipart/form-data; boundary=b")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await fixture.Clusters.Admin.PostAsync(PathOf(fixture), content);
    }

    private static async Task NothingCame(ChangeableCluster fixture)
    {
        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(0);
        (await fixture.Clusters.Admin.Read("hypervisor/changes?status=all")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, string body)
    {
        // As bytes: an encoder would mend what is broken.
        var bytes = new byte[body.Length * 3];
        var length = 0;
        foreach (var letter in body)
        {
            length += letter < 0x80 ? Ascii(bytes.AsSpan(length), letter) : Surrogate(bytes.AsSpan(length), letter);
        }

        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(bytes, 0, length) { Headers = { { "Content-Type", "application/json" } } } };
        return await client.SendAsync(request);
    }

    private static int Ascii(Span<byte> into, char letter)
    {
        into[0] = (byte)letter;
        return 1;
    }

    private static int Surrogate(Span<byte> into, char letter)
    {
        into[0] = (byte)(0xE0 | (letter >> 12));
        into[1] = (byte)(0x80 | ((letter >> 6) & 0x3F));
        into[2] = (byte)(0x80 | (letter & 0x3F));
        return 3;
    }

    private static async Task<string> Raw(HypervisorApp app, string request, bool hangUp = false)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = tcp.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
            if (hangUp)
            {
                return "";
            }

            using var reader = new StreamReader(stream);
            var first = await reader.ReadLineAsync() ?? "";
            return first + "\n" + await Rest(reader);
        }
        catch (IOException)
        {
            // The server hung up in the middle of what it would not hear.
            return "HTTP/1.1 400 hung up";
        }
    }

    private static async Task<string> Rest(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    private static string Brief(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
