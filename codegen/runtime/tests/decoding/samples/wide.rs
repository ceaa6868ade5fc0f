//! A model with more members than one word of the set of seen ones has bits.

use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 200 members.
#[derive(Debug, Clone, PartialEq)]
pub struct Wide {
    /// `p000`
    pub p0: Option<i64>,
    /// `p119`
    pub p1: Option<i64>,
    /// `p038`
    pub p2: Option<i64>,
    /// `p157`
    pub p3: Option<i64>,
    /// `p076`
    pub p4: Option<i64>,
    /// `p195`
    pub p5: Option<i64>,
    /// `p114`
    pub p6: Option<i64>,
    /// `p033`
    pub p7: Option<i64>,
    /// `p152`
    pub p8: Option<i64>,
    /// `p071`
    pub p9: Option<i64>,
    /// `p190`
    pub p10: Option<i64>,
    /// `p109`
    pub p11: Option<i64>,
    /// `p028`
    pub p12: Option<i64>,
    /// `p147`
    pub p13: Option<i64>,
    /// `p066`
    pub p14: Option<i64>,
    /// `p185`
    pub p15: Option<i64>,
    /// `p104`
    pub p16: Option<i64>,
    /// `p023`
    pub p17: Option<i64>,
    /// `p142`
    pub p18: Option<i64>,
    /// `p061`
    pub p19: Option<i64>,
    /// `p180`
    pub p20: Option<i64>,
    /// `p099`
    pub p21: Option<i64>,
    /// `p018`
    pub p22: Option<i64>,
    /// `p137`
    pub p23: Option<i64>,
    /// `p056`
    pub p24: Option<i64>,
    /// `p175`
    pub p25: Option<i64>,
    /// `p094`
    pub p26: Option<i64>,
    /// `p013`
    pub p27: Option<i64>,
    /// `p132`
    pub p28: Option<i64>,
    /// `p051`
    pub p29: Option<i64>,
    /// `p170`
    pub p30: Option<i64>,
    /// `p089`
    pub p31: Option<i64>,
    /// `p008`
    pub p32: Option<i64>,
    /// `p127`
    pub p33: Option<i64>,
    /// `p046`
    pub p34: Option<i64>,
    /// `p165`
    pub p35: Option<i64>,
    /// `p084`
    pub p36: Option<i64>,
    /// `p003`
    pub p37: Option<i64>,
    /// `p122`
    pub p38: Option<i64>,
    /// `p041`
    pub p39: Option<i64>,
    /// `p160`
    pub p40: Option<i64>,
    /// `p079`
    pub p41: Option<i64>,
    /// `p198`
    pub p42: Option<i64>,
    /// `p117`
    pub p43: Option<i64>,
    /// `p036`
    pub p44: Option<i64>,
    /// `p155`
    pub p45: Option<i64>,
    /// `p074`
    pub p46: Option<i64>,
    /// `p193`
    pub p47: Option<i64>,
    /// `p112`
    pub p48: Option<i64>,
    /// `p031`
    pub p49: Option<i64>,
    /// `p150`
    pub p50: Option<i64>,
    /// `p069`
    pub p51: Option<i64>,
    /// `p188`
    pub p52: Option<i64>,
    /// `p107`
    pub p53: Option<i64>,
    /// `p026`
    pub p54: Option<i64>,
    /// `p145`
    pub p55: Option<i64>,
    /// `p064`
    pub p56: Option<i64>,
    /// `p183`
    pub p57: Option<i64>,
    /// `p102`
    pub p58: Option<i64>,
    /// `p021`
    pub p59: Option<i64>,
    /// `p140`
    pub p60: Option<i64>,
    /// `p059`
    pub p61: Option<i64>,
    /// `p178`
    pub p62: Option<i64>,
    /// `p097`
    pub p63: Option<i64>,
    /// `p016`
    pub p64: Option<i64>,
    /// `p135`
    pub p65: Option<i64>,
    /// `p054`
    pub p66: Option<i64>,
    /// `p173`
    pub p67: Option<i64>,
    /// `p092`
    pub p68: Option<i64>,
    /// `p011`
    pub p69: Option<i64>,
    /// `p130`
    pub p70: Option<i64>,
    /// `p049`
    pub p71: Option<i64>,
    /// `p168`
    pub p72: Option<i64>,
    /// `p087`
    pub p73: Option<i64>,
    /// `p006`
    pub p74: Option<i64>,
    /// `p125`
    pub p75: Option<i64>,
    /// `p044`
    pub p76: Option<i64>,
    /// `p163`
    pub p77: Option<i64>,
    /// `p082`
    pub p78: Option<i64>,
    /// `p001`
    pub p79: Option<i64>,
    /// `p120`
    pub p80: Option<i64>,
    /// `p039`
    pub p81: Option<i64>,
    /// `p158`
    pub p82: Option<i64>,
    /// `p077`
    pub p83: Option<i64>,
    /// `p196`
    pub p84: Option<i64>,
    /// `p115`
    pub p85: Option<i64>,
    /// `p034`
    pub p86: Option<i64>,
    /// `p153`
    pub p87: Option<i64>,
    /// `p072`
    pub p88: Option<i64>,
    /// `p191`
    pub p89: Option<i64>,
    /// `p110`
    pub p90: Option<i64>,
    /// `p029`
    pub p91: Option<i64>,
    /// `p148`
    pub p92: Option<i64>,
    /// `p067`
    pub p93: Option<i64>,
    /// `p186`
    pub p94: Option<i64>,
    /// `p105`
    pub p95: Option<i64>,
    /// `p024`
    pub p96: Option<i64>,
    /// `p143`
    pub p97: Option<i64>,
    /// `p062`
    pub p98: Option<i64>,
    /// `p181`
    pub p99: Option<i64>,
    /// `p100`
    pub p100: Option<i64>,
    /// `p019`
    pub p101: Option<i64>,
    /// `p138`
    pub p102: Option<i64>,
    /// `p057`
    pub p103: Option<i64>,
    /// `p176`
    pub p104: Option<i64>,
    /// `p095`
    pub p105: Option<i64>,
    /// `p014`
    pub p106: Option<i64>,
    /// `p133`
    pub p107: Option<i64>,
    /// `p052`
    pub p108: Option<i64>,
    /// `p171`
    pub p109: Option<i64>,
    /// `p090`
    pub p110: Option<i64>,
    /// `p009`
    pub p111: Option<i64>,
    /// `p128`
    pub p112: Option<i64>,
    /// `p047`
    pub p113: Option<i64>,
    /// `p166`
    pub p114: Option<i64>,
    /// `p085`
    pub p115: Option<i64>,
    /// `p004`
    pub p116: Option<i64>,
    /// `p123`
    pub p117: Option<i64>,
    /// `p042`
    pub p118: Option<i64>,
    /// `p161`
    pub p119: Option<i64>,
    /// `p080`
    pub p120: Option<i64>,
    /// `p199`
    pub p121: Option<i64>,
    /// `p118`
    pub p122: Option<i64>,
    /// `p037`
    pub p123: Option<i64>,
    /// `p156`
    pub p124: Option<i64>,
    /// `p075`
    pub p125: Option<i64>,
    /// `p194`
    pub p126: Option<i64>,
    /// `p113`
    pub p127: Option<i64>,
    /// `p032`
    pub p128: Option<i64>,
    /// `p151`
    pub p129: Option<i64>,
    /// `p070`
    pub p130: Option<i64>,
    /// `p189`
    pub p131: Option<i64>,
    /// `p108`
    pub p132: Option<i64>,
    /// `p027`
    pub p133: Option<i64>,
    /// `p146`
    pub p134: Option<i64>,
    /// `p065`
    pub p135: Option<i64>,
    /// `p184`
    pub p136: Option<i64>,
    /// `p103`
    pub p137: Option<i64>,
    /// `p022`
    pub p138: Option<i64>,
    /// `p141`
    pub p139: Option<i64>,
    /// `p060`
    pub p140: Option<i64>,
    /// `p179`
    pub p141: Option<i64>,
    /// `p098`
    pub p142: Option<i64>,
    /// `p017`
    pub p143: Option<i64>,
    /// `p136`
    pub p144: Option<i64>,
    /// `p055`
    pub p145: Option<i64>,
    /// `p174`
    pub p146: Option<i64>,
    /// `p093`
    pub p147: Option<i64>,
    /// `p012`
    pub p148: Option<i64>,
    /// `p131`
    pub p149: Option<i64>,
    /// `p050`
    pub p150: Option<i64>,
    /// `p169`
    pub p151: Option<i64>,
    /// `p088`
    pub p152: Option<i64>,
    /// `p007`
    pub p153: Option<i64>,
    /// `p126`
    pub p154: Option<i64>,
    /// `p045`
    pub p155: Option<i64>,
    /// `p164`
    pub p156: Option<i64>,
    /// `p083`
    pub p157: Option<i64>,
    /// `p002`
    pub p158: Option<i64>,
    /// `p121`
    pub p159: Option<i64>,
    /// `p040`
    pub p160: Option<i64>,
    /// `p159`
    pub p161: Option<i64>,
    /// `p078`
    pub p162: Option<i64>,
    /// `p197`
    pub p163: Option<i64>,
    /// `p116`
    pub p164: Option<i64>,
    /// `p035`
    pub p165: Option<i64>,
    /// `p154`
    pub p166: Option<i64>,
    /// `p073`
    pub p167: Option<i64>,
    /// `p192`
    pub p168: Option<i64>,
    /// `p111`
    pub p169: Option<i64>,
    /// `p030`
    pub p170: Option<i64>,
    /// `p149`
    pub p171: Option<i64>,
    /// `p068`
    pub p172: Option<i64>,
    /// `p187`
    pub p173: Option<i64>,
    /// `p106`
    pub p174: Option<i64>,
    /// `p025`
    pub p175: Option<i64>,
    /// `p144`
    pub p176: Option<i64>,
    /// `p063`
    pub p177: Option<i64>,
    /// `p182`
    pub p178: Option<i64>,
    /// `p101`
    pub p179: Option<i64>,
    /// `p020`
    pub p180: Option<i64>,
    /// `p139`
    pub p181: Option<i64>,
    /// `p058`
    pub p182: Option<i64>,
    /// `p177`
    pub p183: Option<i64>,
    /// `p096`
    pub p184: Option<i64>,
    /// `p015`
    pub p185: Option<i64>,
    /// `p134`
    pub p186: Option<i64>,
    /// `p053`
    pub p187: Option<i64>,
    /// `p172`
    pub p188: Option<i64>,
    /// `p091`
    pub p189: Option<i64>,
    /// `p010`
    pub p190: Option<i64>,
    /// `p129`
    pub p191: Option<i64>,
    /// `p048`
    pub p192: Option<i64>,
    /// `p167`
    pub p193: Option<i64>,
    /// `p086`
    pub p194: Option<i64>,
    /// `p005`
    pub p195: Option<i64>,
    /// `p124`
    pub p196: Option<i64>,
    /// `p043`
    pub p197: Option<i64>,
    /// `p162`
    pub p198: Option<i64>,
    /// `p081`
    pub p199: Option<i64>,
}

impl Model for Wide {
    const FIELDS: &'static Fields = &Fields {
        name: "Wide",
        names: &[
            "p000", "p119", "p038", "p157", "p076", "p195", "p114", "p033", "p152", "p071", "p190",
            "p109", "p028", "p147", "p066", "p185", "p104", "p023", "p142", "p061", "p180", "p099",
            "p018", "p137", "p056", "p175", "p094", "p013", "p132", "p051", "p170", "p089", "p008",
            "p127", "p046", "p165", "p084", "p003", "p122", "p041", "p160", "p079", "p198", "p117",
            "p036", "p155", "p074", "p193", "p112", "p031", "p150", "p069", "p188", "p107", "p026",
            "p145", "p064", "p183", "p102", "p021", "p140", "p059", "p178", "p097", "p016", "p135",
            "p054", "p173", "p092", "p011", "p130", "p049", "p168", "p087", "p006", "p125", "p044",
            "p163", "p082", "p001", "p120", "p039", "p158", "p077", "p196", "p115", "p034", "p153",
            "p072", "p191", "p110", "p029", "p148", "p067", "p186", "p105", "p024", "p143", "p062",
            "p181", "p100", "p019", "p138", "p057", "p176", "p095", "p014", "p133", "p052", "p171",
            "p090", "p009", "p128", "p047", "p166", "p085", "p004", "p123", "p042", "p161", "p080",
            "p199", "p118", "p037", "p156", "p075", "p194", "p113", "p032", "p151", "p070", "p189",
            "p108", "p027", "p146", "p065", "p184", "p103", "p022", "p141", "p060", "p179", "p098",
            "p017", "p136", "p055", "p174", "p093", "p012", "p131", "p050", "p169", "p088", "p007",
            "p126", "p045", "p164", "p083", "p002", "p121", "p040", "p159", "p078", "p197", "p116",
            "p035", "p154", "p073", "p192", "p111", "p030", "p149", "p068", "p187", "p106", "p025",
            "p144", "p063", "p182", "p101", "p020", "p139", "p058", "p177", "p096", "p015", "p134",
            "p053", "p172", "p091", "p010", "p129", "p048", "p167", "p086", "p005", "p124", "p043",
            "p162", "p081",
        ],
        sorted: &[
            0, 79, 158, 37, 116, 195, 74, 153, 32, 111, 190, 69, 148, 27, 106, 185, 64, 143, 22,
            101, 180, 59, 138, 17, 96, 175, 54, 133, 12, 91, 170, 49, 128, 7, 86, 165, 44, 123, 2,
            81, 160, 39, 118, 197, 76, 155, 34, 113, 192, 71, 150, 29, 108, 187, 66, 145, 24, 103,
            182, 61, 140, 19, 98, 177, 56, 135, 14, 93, 172, 51, 130, 9, 88, 167, 46, 125, 4, 83,
            162, 41, 120, 199, 78, 157, 36, 115, 194, 73, 152, 31, 110, 189, 68, 147, 26, 105, 184,
            63, 142, 21, 100, 179, 58, 137, 16, 95, 174, 53, 132, 11, 90, 169, 48, 127, 6, 85, 164,
            43, 122, 1, 80, 159, 38, 117, 196, 75, 154, 33, 112, 191, 70, 149, 28, 107, 186, 65,
            144, 23, 102, 181, 60, 139, 18, 97, 176, 55, 134, 13, 92, 171, 50, 129, 8, 87, 166, 45,
            124, 3, 82, 161, 40, 119, 198, 77, 156, 35, 114, 193, 72, 151, 30, 109, 188, 67, 146,
            25, 104, 183, 62, 141, 20, 99, 178, 57, 136, 15, 94, 173, 52, 131, 10, 89, 168, 47,
            126, 5, 84, 163, 42, 121,
        ],
        required: &[],
    };

    fn empty() -> Self {
        Self {
            p0: None,
            p1: None,
            p2: None,
            p3: None,
            p4: None,
            p5: None,
            p6: None,
            p7: None,
            p8: None,
            p9: None,
            p10: None,
            p11: None,
            p12: None,
            p13: None,
            p14: None,
            p15: None,
            p16: None,
            p17: None,
            p18: None,
            p19: None,
            p20: None,
            p21: None,
            p22: None,
            p23: None,
            p24: None,
            p25: None,
            p26: None,
            p27: None,
            p28: None,
            p29: None,
            p30: None,
            p31: None,
            p32: None,
            p33: None,
            p34: None,
            p35: None,
            p36: None,
            p37: None,
            p38: None,
            p39: None,
            p40: None,
            p41: None,
            p42: None,
            p43: None,
            p44: None,
            p45: None,
            p46: None,
            p47: None,
            p48: None,
            p49: None,
            p50: None,
            p51: None,
            p52: None,
            p53: None,
            p54: None,
            p55: None,
            p56: None,
            p57: None,
            p58: None,
            p59: None,
            p60: None,
            p61: None,
            p62: None,
            p63: None,
            p64: None,
            p65: None,
            p66: None,
            p67: None,
            p68: None,
            p69: None,
            p70: None,
            p71: None,
            p72: None,
            p73: None,
            p74: None,
            p75: None,
            p76: None,
            p77: None,
            p78: None,
            p79: None,
            p80: None,
            p81: None,
            p82: None,
            p83: None,
            p84: None,
            p85: None,
            p86: None,
            p87: None,
            p88: None,
            p89: None,
            p90: None,
            p91: None,
            p92: None,
            p93: None,
            p94: None,
            p95: None,
            p96: None,
            p97: None,
            p98: None,
            p99: None,
            p100: None,
            p101: None,
            p102: None,
            p103: None,
            p104: None,
            p105: None,
            p106: None,
            p107: None,
            p108: None,
            p109: None,
            p110: None,
            p111: None,
            p112: None,
            p113: None,
            p114: None,
            p115: None,
            p116: None,
            p117: None,
            p118: None,
            p119: None,
            p120: None,
            p121: None,
            p122: None,
            p123: None,
            p124: None,
            p125: None,
            p126: None,
            p127: None,
            p128: None,
            p129: None,
            p130: None,
            p131: None,
            p132: None,
            p133: None,
            p134: None,
            p135: None,
            p136: None,
            p137: None,
            p138: None,
            p139: None,
            p140: None,
            p141: None,
            p142: None,
            p143: None,
            p144: None,
            p145: None,
            p146: None,
            p147: None,
            p148: None,
            p149: None,
            p150: None,
            p151: None,
            p152: None,
            p153: None,
            p154: None,
            p155: None,
            p156: None,
            p157: None,
            p158: None,
            p159: None,
            p160: None,
            p161: None,
            p162: None,
            p163: None,
            p164: None,
            p165: None,
            p166: None,
            p167: None,
            p168: None,
            p169: None,
            p170: None,
            p171: None,
            p172: None,
            p173: None,
            p174: None,
            p175: None,
            p176: None,
            p177: None,
            p178: None,
            p179: None,
            p180: None,
            p181: None,
            p182: None,
            p183: None,
            p184: None,
            p185: None,
            p186: None,
            p187: None,
            p188: None,
            p189: None,
            p190: None,
            p191: None,
            p192: None,
            p193: None,
            p194: None,
            p195: None,
            p196: None,
            p197: None,
            p198: None,
            p199: None,
        }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.p0, I64),
            1 => entry.optional(&mut self.p1, I64),
            2 => entry.optional(&mut self.p2, I64),
            3 => entry.optional(&mut self.p3, I64),
            4 => entry.optional(&mut self.p4, I64),
            5 => entry.optional(&mut self.p5, I64),
            6 => entry.optional(&mut self.p6, I64),
            7 => entry.optional(&mut self.p7, I64),
            8 => entry.optional(&mut self.p8, I64),
            9 => entry.optional(&mut self.p9, I64),
            10 => entry.optional(&mut self.p10, I64),
            11 => entry.optional(&mut self.p11, I64),
            12 => entry.optional(&mut self.p12, I64),
            13 => entry.optional(&mut self.p13, I64),
            14 => entry.optional(&mut self.p14, I64),
            15 => entry.optional(&mut self.p15, I64),
            16 => entry.optional(&mut self.p16, I64),
            17 => entry.optional(&mut self.p17, I64),
            18 => entry.optional(&mut self.p18, I64),
            19 => entry.optional(&mut self.p19, I64),
            20 => entry.optional(&mut self.p20, I64),
            21 => entry.optional(&mut self.p21, I64),
            22 => entry.optional(&mut self.p22, I64),
            23 => entry.optional(&mut self.p23, I64),
            24 => entry.optional(&mut self.p24, I64),
            25 => entry.optional(&mut self.p25, I64),
            26 => entry.optional(&mut self.p26, I64),
            27 => entry.optional(&mut self.p27, I64),
            28 => entry.optional(&mut self.p28, I64),
            29 => entry.optional(&mut self.p29, I64),
            30 => entry.optional(&mut self.p30, I64),
            31 => entry.optional(&mut self.p31, I64),
            32 => entry.optional(&mut self.p32, I64),
            33 => entry.optional(&mut self.p33, I64),
            34 => entry.optional(&mut self.p34, I64),
            35 => entry.optional(&mut self.p35, I64),
            36 => entry.optional(&mut self.p36, I64),
            37 => entry.optional(&mut self.p37, I64),
            38 => entry.optional(&mut self.p38, I64),
            39 => entry.optional(&mut self.p39, I64),
            40 => entry.optional(&mut self.p40, I64),
            41 => entry.optional(&mut self.p41, I64),
            42 => entry.optional(&mut self.p42, I64),
            43 => entry.optional(&mut self.p43, I64),
            44 => entry.optional(&mut self.p44, I64),
            45 => entry.optional(&mut self.p45, I64),
            46 => entry.optional(&mut self.p46, I64),
            47 => entry.optional(&mut self.p47, I64),
            48 => entry.optional(&mut self.p48, I64),
            49 => entry.optional(&mut self.p49, I64),
            50 => entry.optional(&mut self.p50, I64),
            51 => entry.optional(&mut self.p51, I64),
            52 => entry.optional(&mut self.p52, I64),
            53 => entry.optional(&mut self.p53, I64),
            54 => entry.optional(&mut self.p54, I64),
            55 => entry.optional(&mut self.p55, I64),
            56 => entry.optional(&mut self.p56, I64),
            57 => entry.optional(&mut self.p57, I64),
            58 => entry.optional(&mut self.p58, I64),
            59 => entry.optional(&mut self.p59, I64),
            60 => entry.optional(&mut self.p60, I64),
            61 => entry.optional(&mut self.p61, I64),
            62 => entry.optional(&mut self.p62, I64),
            63 => entry.optional(&mut self.p63, I64),
            64 => entry.optional(&mut self.p64, I64),
            65 => entry.optional(&mut self.p65, I64),
            66 => entry.optional(&mut self.p66, I64),
            67 => entry.optional(&mut self.p67, I64),
            68 => entry.optional(&mut self.p68, I64),
            69 => entry.optional(&mut self.p69, I64),
            70 => entry.optional(&mut self.p70, I64),
            71 => entry.optional(&mut self.p71, I64),
            72 => entry.optional(&mut self.p72, I64),
            73 => entry.optional(&mut self.p73, I64),
            74 => entry.optional(&mut self.p74, I64),
            75 => entry.optional(&mut self.p75, I64),
            76 => entry.optional(&mut self.p76, I64),
            77 => entry.optional(&mut self.p77, I64),
            78 => entry.optional(&mut self.p78, I64),
            79 => entry.optional(&mut self.p79, I64),
            80 => entry.optional(&mut self.p80, I64),
            81 => entry.optional(&mut self.p81, I64),
            82 => entry.optional(&mut self.p82, I64),
            83 => entry.optional(&mut self.p83, I64),
            84 => entry.optional(&mut self.p84, I64),
            85 => entry.optional(&mut self.p85, I64),
            86 => entry.optional(&mut self.p86, I64),
            87 => entry.optional(&mut self.p87, I64),
            88 => entry.optional(&mut self.p88, I64),
            89 => entry.optional(&mut self.p89, I64),
            90 => entry.optional(&mut self.p90, I64),
            91 => entry.optional(&mut self.p91, I64),
            92 => entry.optional(&mut self.p92, I64),
            93 => entry.optional(&mut self.p93, I64),
            94 => entry.optional(&mut self.p94, I64),
            95 => entry.optional(&mut self.p95, I64),
            96 => entry.optional(&mut self.p96, I64),
            97 => entry.optional(&mut self.p97, I64),
            98 => entry.optional(&mut self.p98, I64),
            99 => entry.optional(&mut self.p99, I64),
            100 => entry.optional(&mut self.p100, I64),
            101 => entry.optional(&mut self.p101, I64),
            102 => entry.optional(&mut self.p102, I64),
            103 => entry.optional(&mut self.p103, I64),
            104 => entry.optional(&mut self.p104, I64),
            105 => entry.optional(&mut self.p105, I64),
            106 => entry.optional(&mut self.p106, I64),
            107 => entry.optional(&mut self.p107, I64),
            108 => entry.optional(&mut self.p108, I64),
            109 => entry.optional(&mut self.p109, I64),
            110 => entry.optional(&mut self.p110, I64),
            111 => entry.optional(&mut self.p111, I64),
            112 => entry.optional(&mut self.p112, I64),
            113 => entry.optional(&mut self.p113, I64),
            114 => entry.optional(&mut self.p114, I64),
            115 => entry.optional(&mut self.p115, I64),
            116 => entry.optional(&mut self.p116, I64),
            117 => entry.optional(&mut self.p117, I64),
            118 => entry.optional(&mut self.p118, I64),
            119 => entry.optional(&mut self.p119, I64),
            120 => entry.optional(&mut self.p120, I64),
            121 => entry.optional(&mut self.p121, I64),
            122 => entry.optional(&mut self.p122, I64),
            123 => entry.optional(&mut self.p123, I64),
            124 => entry.optional(&mut self.p124, I64),
            125 => entry.optional(&mut self.p125, I64),
            126 => entry.optional(&mut self.p126, I64),
            127 => entry.optional(&mut self.p127, I64),
            128 => entry.optional(&mut self.p128, I64),
            129 => entry.optional(&mut self.p129, I64),
            130 => entry.optional(&mut self.p130, I64),
            131 => entry.optional(&mut self.p131, I64),
            132 => entry.optional(&mut self.p132, I64),
            133 => entry.optional(&mut self.p133, I64),
            134 => entry.optional(&mut self.p134, I64),
            135 => entry.optional(&mut self.p135, I64),
            136 => entry.optional(&mut self.p136, I64),
            137 => entry.optional(&mut self.p137, I64),
            138 => entry.optional(&mut self.p138, I64),
            139 => entry.optional(&mut self.p139, I64),
            140 => entry.optional(&mut self.p140, I64),
            141 => entry.optional(&mut self.p141, I64),
            142 => entry.optional(&mut self.p142, I64),
            143 => entry.optional(&mut self.p143, I64),
            144 => entry.optional(&mut self.p144, I64),
            145 => entry.optional(&mut self.p145, I64),
            146 => entry.optional(&mut self.p146, I64),
            147 => entry.optional(&mut self.p147, I64),
            148 => entry.optional(&mut self.p148, I64),
            149 => entry.optional(&mut self.p149, I64),
            150 => entry.optional(&mut self.p150, I64),
            151 => entry.optional(&mut self.p151, I64),
            152 => entry.optional(&mut self.p152, I64),
            153 => entry.optional(&mut self.p153, I64),
            154 => entry.optional(&mut self.p154, I64),
            155 => entry.optional(&mut self.p155, I64),
            156 => entry.optional(&mut self.p156, I64),
            157 => entry.optional(&mut self.p157, I64),
            158 => entry.optional(&mut self.p158, I64),
            159 => entry.optional(&mut self.p159, I64),
            160 => entry.optional(&mut self.p160, I64),
            161 => entry.optional(&mut self.p161, I64),
            162 => entry.optional(&mut self.p162, I64),
            163 => entry.optional(&mut self.p163, I64),
            164 => entry.optional(&mut self.p164, I64),
            165 => entry.optional(&mut self.p165, I64),
            166 => entry.optional(&mut self.p166, I64),
            167 => entry.optional(&mut self.p167, I64),
            168 => entry.optional(&mut self.p168, I64),
            169 => entry.optional(&mut self.p169, I64),
            170 => entry.optional(&mut self.p170, I64),
            171 => entry.optional(&mut self.p171, I64),
            172 => entry.optional(&mut self.p172, I64),
            173 => entry.optional(&mut self.p173, I64),
            174 => entry.optional(&mut self.p174, I64),
            175 => entry.optional(&mut self.p175, I64),
            176 => entry.optional(&mut self.p176, I64),
            177 => entry.optional(&mut self.p177, I64),
            178 => entry.optional(&mut self.p178, I64),
            179 => entry.optional(&mut self.p179, I64),
            180 => entry.optional(&mut self.p180, I64),
            181 => entry.optional(&mut self.p181, I64),
            182 => entry.optional(&mut self.p182, I64),
            183 => entry.optional(&mut self.p183, I64),
            184 => entry.optional(&mut self.p184, I64),
            185 => entry.optional(&mut self.p185, I64),
            186 => entry.optional(&mut self.p186, I64),
            187 => entry.optional(&mut self.p187, I64),
            188 => entry.optional(&mut self.p188, I64),
            189 => entry.optional(&mut self.p189, I64),
            190 => entry.optional(&mut self.p190, I64),
            191 => entry.optional(&mut self.p191, I64),
            192 => entry.optional(&mut self.p192, I64),
            193 => entry.optional(&mut self.p193, I64),
            194 => entry.optional(&mut self.p194, I64),
            195 => entry.optional(&mut self.p195, I64),
            196 => entry.optional(&mut self.p196, I64),
            197 => entry.optional(&mut self.p197, I64),
            198 => entry.optional(&mut self.p198, I64),
            199 => entry.optional(&mut self.p199, I64),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Wide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Wide {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("p000", &self.p0, I64);
        out.optional("p119", &self.p1, I64);
        out.optional("p038", &self.p2, I64);
        out.optional("p157", &self.p3, I64);
        out.optional("p076", &self.p4, I64);
        out.optional("p195", &self.p5, I64);
        out.optional("p114", &self.p6, I64);
        out.optional("p033", &self.p7, I64);
        out.optional("p152", &self.p8, I64);
        out.optional("p071", &self.p9, I64);
        out.optional("p190", &self.p10, I64);
        out.optional("p109", &self.p11, I64);
        out.optional("p028", &self.p12, I64);
        out.optional("p147", &self.p13, I64);
        out.optional("p066", &self.p14, I64);
        out.optional("p185", &self.p15, I64);
        out.optional("p104", &self.p16, I64);
        out.optional("p023", &self.p17, I64);
        out.optional("p142", &self.p18, I64);
        out.optional("p061", &self.p19, I64);
        out.optional("p180", &self.p20, I64);
        out.optional("p099", &self.p21, I64);
        out.optional("p018", &self.p22, I64);
        out.optional("p137", &self.p23, I64);
        out.optional("p056", &self.p24, I64);
        out.optional("p175", &self.p25, I64);
        out.optional("p094", &self.p26, I64);
        out.optional("p013", &self.p27, I64);
        out.optional("p132", &self.p28, I64);
        out.optional("p051", &self.p29, I64);
        out.optional("p170", &self.p30, I64);
        out.optional("p089", &self.p31, I64);
        out.optional("p008", &self.p32, I64);
        out.optional("p127", &self.p33, I64);
        out.optional("p046", &self.p34, I64);
        out.optional("p165", &self.p35, I64);
        out.optional("p084", &self.p36, I64);
        out.optional("p003", &self.p37, I64);
        out.optional("p122", &self.p38, I64);
        out.optional("p041", &self.p39, I64);
        out.optional("p160", &self.p40, I64);
        out.optional("p079", &self.p41, I64);
        out.optional("p198", &self.p42, I64);
        out.optional("p117", &self.p43, I64);
        out.optional("p036", &self.p44, I64);
        out.optional("p155", &self.p45, I64);
        out.optional("p074", &self.p46, I64);
        out.optional("p193", &self.p47, I64);
        out.optional("p112", &self.p48, I64);
        out.optional("p031", &self.p49, I64);
        out.optional("p150", &self.p50, I64);
        out.optional("p069", &self.p51, I64);
        out.optional("p188", &self.p52, I64);
        out.optional("p107", &self.p53, I64);
        out.optional("p026", &self.p54, I64);
        out.optional("p145", &self.p55, I64);
        out.optional("p064", &self.p56, I64);
        out.optional("p183", &self.p57, I64);
        out.optional("p102", &self.p58, I64);
        out.optional("p021", &self.p59, I64);
        out.optional("p140", &self.p60, I64);
        out.optional("p059", &self.p61, I64);
        out.optional("p178", &self.p62, I64);
        out.optional("p097", &self.p63, I64);
        out.optional("p016", &self.p64, I64);
        out.optional("p135", &self.p65, I64);
        out.optional("p054", &self.p66, I64);
        out.optional("p173", &self.p67, I64);
        out.optional("p092", &self.p68, I64);
        out.optional("p011", &self.p69, I64);
        out.optional("p130", &self.p70, I64);
        out.optional("p049", &self.p71, I64);
        out.optional("p168", &self.p72, I64);
        out.optional("p087", &self.p73, I64);
        out.optional("p006", &self.p74, I64);
        out.optional("p125", &self.p75, I64);
        out.optional("p044", &self.p76, I64);
        out.optional("p163", &self.p77, I64);
        out.optional("p082", &self.p78, I64);
        out.optional("p001", &self.p79, I64);
        out.optional("p120", &self.p80, I64);
        out.optional("p039", &self.p81, I64);
        out.optional("p158", &self.p82, I64);
        out.optional("p077", &self.p83, I64);
        out.optional("p196", &self.p84, I64);
        out.optional("p115", &self.p85, I64);
        out.optional("p034", &self.p86, I64);
        out.optional("p153", &self.p87, I64);
        out.optional("p072", &self.p88, I64);
        out.optional("p191", &self.p89, I64);
        out.optional("p110", &self.p90, I64);
        out.optional("p029", &self.p91, I64);
        out.optional("p148", &self.p92, I64);
        out.optional("p067", &self.p93, I64);
        out.optional("p186", &self.p94, I64);
        out.optional("p105", &self.p95, I64);
        out.optional("p024", &self.p96, I64);
        out.optional("p143", &self.p97, I64);
        out.optional("p062", &self.p98, I64);
        out.optional("p181", &self.p99, I64);
        out.optional("p100", &self.p100, I64);
        out.optional("p019", &self.p101, I64);
        out.optional("p138", &self.p102, I64);
        out.optional("p057", &self.p103, I64);
        out.optional("p176", &self.p104, I64);
        out.optional("p095", &self.p105, I64);
        out.optional("p014", &self.p106, I64);
        out.optional("p133", &self.p107, I64);
        out.optional("p052", &self.p108, I64);
        out.optional("p171", &self.p109, I64);
        out.optional("p090", &self.p110, I64);
        out.optional("p009", &self.p111, I64);
        out.optional("p128", &self.p112, I64);
        out.optional("p047", &self.p113, I64);
        out.optional("p166", &self.p114, I64);
        out.optional("p085", &self.p115, I64);
        out.optional("p004", &self.p116, I64);
        out.optional("p123", &self.p117, I64);
        out.optional("p042", &self.p118, I64);
        out.optional("p161", &self.p119, I64);
        out.optional("p080", &self.p120, I64);
        out.optional("p199", &self.p121, I64);
        out.optional("p118", &self.p122, I64);
        out.optional("p037", &self.p123, I64);
        out.optional("p156", &self.p124, I64);
        out.optional("p075", &self.p125, I64);
        out.optional("p194", &self.p126, I64);
        out.optional("p113", &self.p127, I64);
        out.optional("p032", &self.p128, I64);
        out.optional("p151", &self.p129, I64);
        out.optional("p070", &self.p130, I64);
        out.optional("p189", &self.p131, I64);
        out.optional("p108", &self.p132, I64);
        out.optional("p027", &self.p133, I64);
        out.optional("p146", &self.p134, I64);
        out.optional("p065", &self.p135, I64);
        out.optional("p184", &self.p136, I64);
        out.optional("p103", &self.p137, I64);
        out.optional("p022", &self.p138, I64);
        out.optional("p141", &self.p139, I64);
        out.optional("p060", &self.p140, I64);
        out.optional("p179", &self.p141, I64);
        out.optional("p098", &self.p142, I64);
        out.optional("p017", &self.p143, I64);
        out.optional("p136", &self.p144, I64);
        out.optional("p055", &self.p145, I64);
        out.optional("p174", &self.p146, I64);
        out.optional("p093", &self.p147, I64);
        out.optional("p012", &self.p148, I64);
        out.optional("p131", &self.p149, I64);
        out.optional("p050", &self.p150, I64);
        out.optional("p169", &self.p151, I64);
        out.optional("p088", &self.p152, I64);
        out.optional("p007", &self.p153, I64);
        out.optional("p126", &self.p154, I64);
        out.optional("p045", &self.p155, I64);
        out.optional("p164", &self.p156, I64);
        out.optional("p083", &self.p157, I64);
        out.optional("p002", &self.p158, I64);
        out.optional("p121", &self.p159, I64);
        out.optional("p040", &self.p160, I64);
        out.optional("p159", &self.p161, I64);
        out.optional("p078", &self.p162, I64);
        out.optional("p197", &self.p163, I64);
        out.optional("p116", &self.p164, I64);
        out.optional("p035", &self.p165, I64);
        out.optional("p154", &self.p166, I64);
        out.optional("p073", &self.p167, I64);
        out.optional("p192", &self.p168, I64);
        out.optional("p111", &self.p169, I64);
        out.optional("p030", &self.p170, I64);
        out.optional("p149", &self.p171, I64);
        out.optional("p068", &self.p172, I64);
        out.optional("p187", &self.p173, I64);
        out.optional("p106", &self.p174, I64);
        out.optional("p025", &self.p175, I64);
        out.optional("p144", &self.p176, I64);
        out.optional("p063", &self.p177, I64);
        out.optional("p182", &self.p178, I64);
        out.optional("p101", &self.p179, I64);
        out.optional("p020", &self.p180, I64);
        out.optional("p139", &self.p181, I64);
        out.optional("p058", &self.p182, I64);
        out.optional("p177", &self.p183, I64);
        out.optional("p096", &self.p184, I64);
        out.optional("p015", &self.p185, I64);
        out.optional("p134", &self.p186, I64);
        out.optional("p053", &self.p187, I64);
        out.optional("p172", &self.p188, I64);
        out.optional("p091", &self.p189, I64);
        out.optional("p010", &self.p190, I64);
        out.optional("p129", &self.p191, I64);
        out.optional("p048", &self.p192, I64);
        out.optional("p167", &self.p193, I64);
        out.optional("p086", &self.p194, I64);
        out.optional("p005", &self.p195, I64);
        out.optional("p124", &self.p196, I64);
        out.optional("p043", &self.p197, I64);
        out.optional("p162", &self.p198, I64);
        out.optional("p081", &self.p199, I64);
        out.end()
    }
}
