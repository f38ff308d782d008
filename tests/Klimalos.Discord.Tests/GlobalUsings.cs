global using Discord.Fake;
global using Klimalos.Discord;
global using Klimalos.Discord.Gateway;
global using Klimalos.Discord.Models;
global using Klimalos.Discord.Rest;
global using Klimalos.Testing;
