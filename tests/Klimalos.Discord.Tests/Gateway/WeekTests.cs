using System.Globalization;
using Xunit.Abstractions;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>A week on the gateway with everything going wrong that can go wrong.</summary>
public class WeekTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_a_week_of_faults_no_message_is_lost_and_none_is_handled_twice(int seed)
    {
        var lab = new GatewayLab(seed) { Kept = new KeptSession() };
        var chance = new Random(seed);
        var told = new List<int>();
        var faults = new Faults(lab, chance, Say, SayReordered);
        lab.Start();
        lab.Pass(10);

        var end = lab.Time.Clock.GetUtcNow() + TimeSpan.FromDays(7);
        while (lab.Time.Clock.GetUtcNow() < end)
        {
            lab.Pass(chance.NextDouble() * 240);
            if (lab.Gateway.HasSession)
                Say();
            if (chance.Next(8) == 0 && lab.Client.Status.State is GatewayState.Connected)
                faults.Next();
            else
                faults.Mend(); // Before the session is too old to be resumed.
        }

        faults.Mend();
        lab.Pass(600);

        output.WriteLine($"{told.Count} messages, {faults.Count} faults, {lab.Gateway.Connections} connections, {lab.Gateway.Identified} identifies, {lab.Gateway.Resumed} resumes, {lab.Gateway.Heartbeats} heartbeats");
        output.WriteLine(string.Join(", ", faults.Tally.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value}")));
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
        lab.Discord.Violations.ShouldBeEmpty();
        lab.Gateway.Expired.ShouldBe(0, "an outage was longer than Discord keeps a session: what was lost then is not the client's doing");
        var handled = lab.Texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        told.Except(handled).ShouldBeEmpty("lost");
        handled.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty("handled twice");
        handled.SequenceEqual(told).ShouldBeTrue("in another order than they were told");
        faults.Count.ShouldBeGreaterThan(300);

        void Say()
        {
            told.Add(told.Count);
            lab.Say($"{told[^1]}", times: chance.Next(10) == 0 ? 2 : 1);
        }

        void SayReordered()
        {
            var (first, second) = (told.Count, told.Count + 1);
            told.AddRange([second, first]);
            lab.Kari.SayReordered($"{first}", $"{second}");
        }
    }

    /// <summary>
    /// Faults that Discord's own rules let a client survive: none outlasts a session, and none begins before the last one is over, since a
    /// session that is gone for good takes with it what it was not told of.
    /// </summary>
    private sealed class Faults(GatewayLab lab, Random chance, Action say, Action sayReordered)
    {
        private readonly FakeGateway gateway = lab.Gateway;

        public SortedDictionary<string, int> Tally { get; } = new(StringComparer.Ordinal);

        public int Count => Tally.Values.Sum();

        public void Next()
        {
            Mend();
            (string Name, Action Act)[] all =
            [
                ("drop", gateway.Drop),
                ("reconnect", gateway.AskReconnect),
                ("invalid but resumable", () => gateway.Invalidate(isResumable: true)),
                ("close 4000", () => gateway.Close(4000)),
                ("close 1001", () => gateway.Close(1001)),
                ("zombie", () => gateway.AnswersHeartbeats = false),
                ("asked for heartbeats", () => Repeat(gateway.AskHeartbeat, 5)),
                ("garbage", () => gateway.SendRaw("{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"s\":null,\"d\":{\"id\":{}}}")),
                ("no hello", NoHello),
                ("gateway down", () => Broken(() => gateway.IsDown = _ => true)),
                ("everything down", () => Broken(() => (gateway.IsDown, lab.Discord.Rest.Before) = (_ => true, _ => FakeAnswer.Cut))),
                ("API in trouble", () => lab.Discord.Rest.Before = _ => new FakeAnswer(503)),
                ("API limits", () => lab.Discord.Rest.Before = _ => FakeAnswer.TooMany(7)),
                ("slow", () => gateway.Delay = TimeSpan.FromSeconds(5)),
                ("reordered", sayReordered),
                ("drop during a burst", Burst),
                ("restart", Restart),
                ("crash", Crash),
                ("session gone", () => gateway.Invalidate(isResumable: false)),
                ("close 4009", () => gateway.Close(4009, endsSession: true)),
                ("close 4007", () => gateway.Close(4007, endsSession: true)),
            ];
            var (name, act) = all[chance.Next(all.Length)];
            Tally[name] = Tally.GetValueOrDefault(name) + 1;
            lab.Do(act);
        }

        public void Mend() => lab.Do(() =>
        {
            (gateway.AnswersHeartbeats, gateway.SaysHello) = (true, true);
            (gateway.IsDown, lab.Discord.Rest.Before, gateway.Delay) = (null, null, TimeSpan.Zero);
            gateway.SessionsLeft = 1000;
        });

        private void Broken(Action fault)
        {
            fault();
            gateway.Drop();
        }

        /// <summary>For half a minute: after a few such waits the session counts as lost.</summary>
        private void NoHello()
        {
            Broken(() => gateway.SaysHello = false);
            lab.Pass(30);
            gateway.SaysHello = true;
        }

        /// <summary>Messages are on their way when the connection breaks.</summary>
        private void Burst()
        {
            Repeat(say, 3);
            gateway.Drop();
        }

        private void Restart()
        {
            lab.Stop();
            lab.Start();
        }

        private void Crash()
        {
            lab.Kill();
            lab.Start();
        }

        private static void Repeat(Action act, int times)
        {
            for (var time = 0; time < times; time++)
                act();
        }
    }
}
